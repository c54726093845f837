<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Change class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the blanks below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and go down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and go up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished">Hoy</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassDetails</name>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassList</name>
    <message numerus="yes">
        <source>%n student(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassSwitcher</name>
    <message>
        <source>Class name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No class of that name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassesScreen</name>
    <message>
        <source>Add a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your first class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessment sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessment sessions {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class {name} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class {name} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it the name you use for it. Students are known by an alias only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColorNames</name>
    <message>
        <source>Amber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turquoise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentPanel</name>
    <message>
        <source>At most {n} characters. Shorten the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message>
        <source>%n cleared scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n filled scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n new students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n pasted scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not undone: it has been changed elsewhere since ({what})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redone: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choice of the other value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copied variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new class {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new variable {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restored version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>Find a student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While scoring</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Nothing to take back or bring back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Bringing your data to this version failed; they are as they were before. Ask for help or use the previous version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail and password do not match an account of this school. Check both and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mehmiro has these data open already. Close the other window, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mehmiro made a mistake and stopped this step. What was saved before is safe. Try again; if it happens again, report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something answered, but not the school&apos;s server: perhaps a Wi-Fi sign-in page. Sign in to the Wi-Fi in your browser, then try again. Your work is saved here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What had arrived is kept; the rest will be fetched next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That does not open your data. Nothing was changed; the file is as it was. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file is damaged. It is kept as it is. Ask for help before you go on; what was sent to the school is safe there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be written. Everything saved before is safe. Check the folder&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so this could not be saved. Everything saved before is safe. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The publishable key does not belong to this server. Copy both again from your administrator&apos;s message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school does not allow this for your account. Your work is kept on this laptop. Ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school&apos;s server and this version of Mehmiro do not fit. Your work is saved here. Update the app, or ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school&apos;s server cannot be reached. Everything is saved on this laptop; it will be sent when the network is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school&apos;s server gave an answer this version does not know. Your work is saved here. Update the app, or ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school&apos;s server is busy. Everything is saved on this laptop; it will try again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not answer. Unlock it and try again, or use a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address, key or e-mail cannot be right. Check it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This e-mail has not been confirmed yet. Open the school&apos;s message in your mailbox and follow its link, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read as a table. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a Mehmiro data file. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no longer on this laptop; it may have been deleted elsewhere. The history keeps what was here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop has no keyring, so a passphrase protects your data. Type it to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop&apos;s date or time is wrong, so no secure connection can be made. Your work is saved here. Set the clock and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This scale cannot be used: it must rise, stay within 0 to 10, and include the scores already given. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This setting cannot have that value. It was left as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text is empty, too long or has characters that cannot be kept. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many tries. Wait a minute, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data was written by a newer version of Mehmiro. It was left untouched. Update the app on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sign-in has ended. Go on working: everything is saved on this laptop. Sign in again to send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is outside the scale {low}–{high}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be read or written. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” exists already. Nothing was changed. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a score. Nothing was changed. Type a number on the scale.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PastePanel</name>
    <message numerus="yes">
        <source>%n already there</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blank line(s) left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n student(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of students, one alias per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste from a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste here: one alias per line, or separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will become of each entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already in the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has hidden characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heading “{text}” left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too long for an alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>twice in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{added} new, {replaced} replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} outside the table, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} there already</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Mehmiro</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <comment>must fit a narrow rail</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>AI suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assessment session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by an import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed on {device}, received here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joined with a change made on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>materials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>monitoring settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not accepted by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not used: a newer version stayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objectives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put aside: the class went to another teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put aside: what it belonged to was removed on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redone on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>school year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set aside by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreGridView</name>
    <message>
        <source>Changed elsewhere: {value}. What you are typing stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleared elsewhere. What you are typing stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score this cell first; its score then fills the blanks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students  {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The average follows from the scores.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scoring</name>
    <message>
        <source>Average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two versions, review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{alias} · {variable}: {text} is outside {scale}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{alias} · {variable}: “{text}” is not a score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{alias}, {variable}, cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} of {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” not saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionsTab</name>
    <message>
        <source>Assessment session started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessment sessions of the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of the new assessment session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new assessment session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No assessment sessions yet. Start one, and score the class in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day has one already: here it is. Name a second one apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusPill</name>
    <message>
        <source>%n saved here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here is at the school&apos;s server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you do is saved on this laptop at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem, nothing lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved here · %n to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending %n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some changes need you. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synced {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample class stays on this laptop and never syncs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wi-Fi sign-in page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudentsTab</name>
    <message numerus="yes">
        <source>%n student(s) added</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias of a new student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias of a new student, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No students yet. Type an alias and press Enter, or paste a whole list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students of the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{alias} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{alias} removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>Add a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your first class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste your list of students or import a file; you can start scoring at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready offline · data from {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample class · everything stays on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>blanks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last: {when}, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no session yet</source>
        <translation type="unfinished"></translation>
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
    <name>TopBar</name>
    <message>
        <source>Change class ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class and state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VariablesTab</name>
    <message numerus="yes">
        <source>%n variable(s) copied</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variables yet. Name what you score, for example “Participation” from 1 to 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of use (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This class has all of these variables already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use again (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables of the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has scores, so it stays. Take it out of use instead: it leaves the grid and its scores are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
