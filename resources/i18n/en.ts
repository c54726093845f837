<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>NewPassphrasePage</name>
    <message numerus="yes">
        <source>At least %n characters; several words are best.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <source>Add %n student(s)</source>
        <translation>
            <numerusform>Add %n student</numerusform>
            <numerusform>Add %n students</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScoreScreen</name>
    <message numerus="yes">
        <source>%n scores pasted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message numerus="yes">
        <source>%n changes are not sent yet. They stay on this laptop, encrypted, and are sent when you sign in again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
    <name>StudentsTab</name>
    <message numerus="yes">
        <source>%n student(s) added</source>
        <translation>
            <numerusform>%n student added</numerusform>
            <numerusform>%n students added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message numerus="yes">
        <source>%n classes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n students</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>blanks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>students</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to send</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
</TS>
