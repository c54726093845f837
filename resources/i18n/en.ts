<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlikeBar</name>
    <message numerus="yes">
        <source>%n more pair(s).</source>
        <translation>
            <numerusform>%n more pair.</numerusform>
            <numerusform>%n more pairs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinPanel</name>
    <message numerus="yes">
        <source>%n older ones</source>
        <translation>
            <numerusform>%n older one</numerusform>
            <numerusform>%n older ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scores</source>
        <translation>
            <numerusform>%n score</numerusform>
            <numerusform>%n scores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed in the last %n days</source>
        <translation>
            <numerusform>Removed in the last day</numerusform>
            <numerusform>Removed in the last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message numerus="yes">
        <source>%n cleared</source>
        <translation>
            <numerusform>%n cleared</numerusform>
            <numerusform>%n cleared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled with {value}</source>
        <translation>
            <numerusform>%n filled with {value}</numerusform>
            <numerusform>%n filled with {value}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more records</source>
        <translation>
            <numerusform>%n more record</numerusform>
            <numerusform>%n more records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassCard</name>
    <message numerus="yes">
        <source>blanks</source>
        <translation>
            <numerusform>blank</numerusform>
            <numerusform>blanks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>students</source>
        <translation>
            <numerusform>student</numerusform>
            <numerusform>students</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>suggestions</source>
        <translation>
            <numerusform>suggestion</numerusform>
            <numerusform>suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to send</source>
        <translation>
            <numerusform>to send</numerusform>
            <numerusform>to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>urgent</source>
        <translation>
            <numerusform>urgent</numerusform>
            <numerusform>urgent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassList</name>
    <message numerus="yes">
        <source>%n student(s)</source>
        <translation>
            <numerusform>%n student</numerusform>
            <numerusform>%n students</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message numerus="yes">
        <source>Fill %n blanks with</source>
        <translation>
            <numerusform>Fill %n blank with</numerusform>
            <numerusform>Fill %n blanks with</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n hidden</source>
        <translation>
            <numerusform>Show %n hidden</numerusform>
            <numerusform>Show %n hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataGroup</name>
    <message numerus="yes">
        <source>%n records written to {file}</source>
        <translation>
            <numerusform>%n record written to {file}</numerusform>
            <numerusform>%n records written to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cleared scores</source>
        <translation>
            <numerusform>%n cleared score</numerusform>
            <numerusform>%n cleared scores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled scores</source>
        <translation>
            <numerusform>%n filled score</numerusform>
            <numerusform>%n filled scores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new students</source>
        <translation>
            <numerusform>%n new student</numerusform>
            <numerusform>%n new students</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pasted scores</source>
        <translation>
            <numerusform>%n pasted score</numerusform>
            <numerusform>%n pasted scores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farewell</name>
    <message numerus="yes">
        <source>%n changes saved here; they will be sent when there is a connection.</source>
        <translation>
            <numerusform>%n change saved here; it will be sent when there is a connection.</numerusform>
            <numerusform>%n changes saved here; they will be sent when there is a connection.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridPage</name>
    <message numerus="yes">
        <source>Only %n students with blanks; B: everyone</source>
        <translation>
            <numerusform>Only %n student with blanks; B: everyone</numerusform>
            <numerusform>Only %n students with blanks; B: everyone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupsPanel</name>
    <message numerus="yes">
        <source>%n pair(s) could not be kept apart</source>
        <translation>
            <numerusform>%n pair could not be kept apart</numerusform>
            <numerusform>%n pairs could not be kept apart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadlineWords</name>
    <message numerus="yes">
        <source>%n change(s) could not be sent; nothing is lost</source>
        <translation>
            <numerusform>%n change could not be sent; nothing is lost</numerusform>
            <numerusform>%n changes could not be sent; nothing is lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) saved here, not sent yet</source>
        <translation>
            <numerusform>%n change saved here, not sent yet</numerusform>
            <numerusform>%n changes saved here, not sent yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) saved here: sign in to send</source>
        <translation>
            <numerusform>%n change saved here: sign in to send</numerusform>
            <numerusform>%n changes saved here: sign in to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n change(s)</source>
        <translation>
            <numerusform>Sending %n change</numerusform>
            <numerusform>Sending %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This laptop&apos;s clock is wrong by %n minute(s). Times are corrected in what is sent; set the clock all the same.</source>
        <translation>
            <numerusform>This laptop&apos;s clock is wrong by %n minute. Times are corrected in what is sent; set the clock all the same.</numerusform>
            <numerusform>This laptop&apos;s clock is wrong by %n minutes. Times are corrected in what is sent; set the clock all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>clock corrected by %n second(s)</source>
        <translation>
            <numerusform>clock corrected by %n second</numerusform>
            <numerusform>clock corrected by %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next try in %n minute(s)</source>
        <translation>
            <numerusform>next try in %n minute</numerusform>
            <numerusform>next try in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next try in %n second(s)</source>
        <translation>
            <numerusform>next try in %n second</numerusform>
            <numerusform>next try in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSentences</name>
    <message numerus="yes">
        <source>%n as they are</source>
        <translation>
            <numerusform>%n as it is</numerusform>
            <numerusform>%n as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n kept</numerusform>
            <numerusform>%n kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left empty</source>
        <translation>
            <numerusform>%n left empty</numerusform>
            <numerusform>%n left empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new score(s)</source>
        <translation>
            <numerusform>%n new score</numerusform>
            <numerusform>%n new scores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new student(s)</source>
        <translation>
            <numerusform>%n new student</numerusform>
            <numerusform>%n new students</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) imported</source>
        <translation>
            <numerusform>%n score imported</numerusform>
            <numerusform>%n scores imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) imported</source>
        <translation>
            <numerusform>%n student imported</numerusform>
            <numerusform>%n students imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n score(s)</source>
        <translation>
            <numerusform>Import %n score</numerusform>
            <numerusform>Import %n scores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n student(s)</source>
        <translation>
            <numerusform>Import %n student</numerusform>
            <numerusform>Import %n students</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonitoringScreen</name>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>last day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonitoringWords</name>
    <message numerus="yes">
        <source>%n variables in decline</source>
        <translation>
            <numerusform>%n variable in decline</numerusform>
            <numerusform>%n variables in decline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last score: {when} (%n days ago).</source>
        <translation>
            <numerusform>Last score: {when} (%n day ago).</numerusform>
            <numerusform>Last score: {when} (%n days ago).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No score for %n days</source>
        <translation>
            <numerusform>No score for %n day</numerusform>
            <numerusform>No score for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No variable has scores on three days within the last %n days.</source>
        <translation>
            <numerusform>No variable has scores on three days within the last day.</numerusform>
            <numerusform>No variable has scores on three days within the last %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %n variables fall by more than {limit} % of the scale a day.</source>
        <translation>
            <numerusform>{count} of %n variable falls by more than {limit} % of the scale a day.</numerusform>
            <numerusform>{count} of %n variables fall by more than {limit} % of the scale a day.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPassphrasePage</name>
    <message numerus="yes">
        <source>At least %n characters; several words are best.</source>
        <translation>
            <numerusform>At least %n character; several words are best.</numerusform>
            <numerusform>At least %n characters; several words are best.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeWords</name>
    <message numerus="yes">
        <source>%n change(s) of this laptop are not yet sent; the reports have them.</source>
        <translation>
            <numerusform>%n change of this laptop is not yet sent; the reports have it.</numerusform>
            <numerusform>%n changes of this laptop are not yet sent; the reports have them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in “{name}”.</source>
        <translation>
            <numerusform>%n file in “{name}”.</numerusform>
            <numerusform>%n files in “{name}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) are no longer in the class.</source>
        <translation>
            <numerusform>%n student is no longer in the class.</numerusform>
            <numerusform>%n students are no longer in the class.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message numerus="yes">
        <source>%n scores pasted</source>
        <translation>
            <numerusform>%n score pasted</numerusform>
            <numerusform>%n scores pasted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PillWords</name>
    <message numerus="yes">
        <source>%n saved here</source>
        <translation>
            <numerusform>%n saved here</numerusform>
            <numerusform>%n saved here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review %n</source>
        <translation>
            <numerusform>Review %n</numerusform>
            <numerusform>Review %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved here · %n to send</source>
        <translation>
            <numerusform>Saved here · %n to send</numerusform>
            <numerusform>Saved here · %n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n</source>
        <translation>
            <numerusform>Sending %n</numerusform>
            <numerusform>Sending %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinWords</name>
    <message numerus="yes">
        <source>That is not the PIN. %n tries left before you have to wait.</source>
        <translation>
            <numerusform>That is not the PIN. %n try left before you have to wait.</numerusform>
            <numerusform>That is not the PIN. %n tries left before you have to wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuickDone</name>
    <message numerus="yes">
        <source>%n absent or exempt</source>
        <translation>
            <numerusform>%n absent or exempt</numerusform>
            <numerusform>%n absent or exempt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message numerus="yes">
        <source>%n changes not sent yet are put aside and not sent.</source>
        <translation>
            <numerusform>%n change not sent yet is put aside and not sent.</numerusform>
            <numerusform>%n changes not sent yet are put aside and not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scores</source>
        <translation>
            <numerusform>%n score</numerusform>
            <numerusform>%n scores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n students</source>
        <translation>
            <numerusform>%n student</numerusform>
            <numerusform>%n students</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RosterPastePanel</name>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blank line(s) left out</source>
        <translation>
            <numerusform>%n blank line left out</numerusform>
            <numerusform>%n blank lines left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible</source>
        <translation>
            <numerusform>%n not possible</numerusform>
            <numerusform>%n not possible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n updated</numerusform>
            <numerusform>%n updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n student(s)</source>
        <translation>
            <numerusform>Add %n student</numerusform>
            <numerusform>Add %n students</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Update %n student(s)</source>
        <translation>
            <numerusform>Update %n student</numerusform>
            <numerusform>Update %n students</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionBar</name>
    <message numerus="yes">
        <source>%n blanks</source>
        <translation>
            <numerusform>%n blank</numerusform>
            <numerusform>%n blanks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionsTab</name>
    <message numerus="yes">
        <source>%n score(s)</source>
        <translation>
            <numerusform>%n score</numerusform>
            <numerusform>%n scores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutPanel</name>
    <message numerus="yes">
        <source>%n changes are not sent yet. None of these ways deletes them. Send them and you are signed out as soon as the last one is at the school; or keep them here, encrypted: they are sent when you sign in again on this laptop.</source>
        <translation>
            <numerusform>%n change is not sent yet. None of these ways deletes it. Send it and you are signed out as soon as it is at the school; or keep it here, encrypted: it is sent when you sign in again on this laptop.</numerusform>
            <numerusform>%n changes are not sent yet. None of these ways deletes them. Send them and you are signed out as soon as the last one is at the school; or keep them here, encrypted: they are sent when you sign in again on this laptop.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudentCharts</name>
    <message numerus="yes">
        <source>%n score(s)</source>
        <translation>
            <numerusform>%n score</numerusform>
            <numerusform>%n scores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudentHeader</name>
    <message numerus="yes">
        <source>%n score(s)</source>
        <translation>
            <numerusform>%n score</numerusform>
            <numerusform>%n scores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudentWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) absent</source>
        <translation>
            <numerusform>%n time absent</numerusform>
            <numerusform>%n times absent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) exempt</source>
        <translation>
            <numerusform>%n time exempt</numerusform>
            <numerusform>%n times exempt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) late</source>
        <translation>
            <numerusform>%n time late</numerusform>
            <numerusform>%n times late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudentsTab</name>
    <message numerus="yes">
        <source>%n student(s) added</source>
        <translation>
            <numerusform>%n student added</numerusform>
            <numerusform>%n students added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n updated</numerusform>
            <numerusform>%n updated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPlan</name>
    <message numerus="yes">
        <source>%n unread suggestions</source>
        <translation>
            <numerusform>%n unread suggestion</numerusform>
            <numerusform>%n unread suggestions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n students</source>
        <translation>
            <numerusform>%n student</numerusform>
            <numerusform>%n students</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VariablesTab</name>
    <message numerus="yes">
        <source>%n variable(s) copied</source>
        <translation>
            <numerusform>%n variable copied</numerusform>
            <numerusform>%n variables copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WipeWords</name>
    <message numerus="yes">
        <source>%n changes are not sent yet and would be lost for good. Send or export them first. What the school has on its server stays there.</source>
        <translation>
            <numerusform>%n change is not sent yet and would be lost for good. Send or export it first. What the school has on its server stays there.</numerusform>
            <numerusform>%n changes are not sent yet and would be lost for good. Send or export them first. What the school has on its server stays there.</numerusform>
        </translation>
    </message>
</context>
</TS>
