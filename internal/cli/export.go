package cli

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// formats are those that something can be handed over in: the document first, then
// what the journal itself is written as.
func formats() []string {
	return append(export.DocumentFormats(), formatJSON, formatICS, formatCSV)
}

const (
	formatJSON = "json"
	formatICS  = "ics"
	formatCSV  = "csv"
)

func lengths() []string { return []string{string(summary.Page), string(summary.Full)} }

// exportFlags say what is written, and where.
type exportFlags struct {
	format, length, loop, output, sheet, what, alarm, meeting value
	with, without                                             values
	alias                                                     aliases
	force, numbers, schema, text, all                         bool

	formats []string // those there are here
}

// listeningSheet is the one sheet that can be asked for by --sheet.
const listeningSheet = "listening"

func sheets() []string { return []string{listeningSheet} }

func (a *app) exportCommand() *cobra.Command {
	f := &exportFlags{formats: formats()}
	cmd := a.command("export", []argument{{name: "challenge", optional: true, loose: true}},
		func(_ *cobra.Command, args []string) error { return a.export(args, f) })
	a.handFlags(cmd, f, func() []string { return summary.DefaultTemplate().SectionIDs() })
	a.flag(cmd, &f.loop, "loop")
	a.flag(cmd, &f.sheet, "sheet")
	a.flag(cmd, &f.what, "what")
	a.flag(cmd, &f.meeting, "meeting")
	a.flag(cmd, &f.alarm, "alarm")
	a.boolFlag(cmd, &f.text, "text")
	a.boolFlag(cmd, &f.all, "all")
	a.boolFlag(cmd, &f.schema, "schema")
	a.complete(cmd, "sheet", sheets())
	a.complete(cmd, "what", export.CSVWhats())
	a.complete(cmd, "alarm", export.Alarms())
	return cmd
}

// handFlags are the flags of what hands something over that has sections. Those are
// read when they are asked for: every start builds these flags.
func (a *app) handFlags(cmd *cobra.Command, f *exportFlags, sections func() []string) {
	a.flag(cmd, &f.format, "format")
	cmd.Flags().VarP(&f.output, "output", "o", a.words.T("cli.flag.output"))
	a.flag(cmd, &f.length, "length")
	a.flag(cmd, &f.with, "with")
	a.flag(cmd, &f.without, "without")
	a.flag(cmd, &f.alias, "alias")
	a.boolFlag(cmd, &f.numbers, "allow-numbers")
	a.boolFlag(cmd, &f.force, "force")
	a.complete(cmd, "format", f.formats)
	a.complete(cmd, "length", lengths())
	for _, flag := range []string{"with", "without"} {
		_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return sections(), cobra.ShellCompDirectiveNoFileComp
		})
	}
}

// known takes the format from the name of the file where no flag says it, and
// refuses one that there is not.
func (f *exportFlags) known() error {
	if !f.format.set && f.output.set {
		// A name that ends in a format says as much as the flag does.
		if ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(f.output.text), ".")); slices.Contains(f.formats, ext) {
			f.format = value{text: ext, set: true}
		}
	}
	if !f.format.set {
		return usage("cli-export-format", strings.Join(f.formats, "|"))
	}
	if !slices.Contains(f.formats, f.format.text) {
		return usage("cli-export-format-other", f.format.text, strings.Join(f.formats, ", "))
	}
	return nil
}

// check reads what was typed before the journal is opened. sections refuses an id
// that is no section's.
func (f *exportFlags) check(sections func([]string) error) (summary.Options, error) {
	o := summary.Options{Length: summary.Page, With: f.with.texts, Without: f.without.texts}
	if err := f.known(); err != nil {
		return o, err
	}
	if f.output.set && f.output.text == "" {
		return o, fault("cli-empty-path", "-o")
	}
	if f.length.set {
		if err := oneOf("--length", f.length.text, lengths()); err != nil {
			return o, err
		}
		o.Length = summary.Length(f.length.text)
	}
	for _, ids := range [][]string{f.with.texts, f.without.texts} {
		if err := sections(ids); err != nil {
			return o, usageError{err}
		}
	}
	if err := f.belongs(); err != nil {
		return o, err
	}
	if f.loop.text == "all" {
		o.AllLoops = true
	} else if f.loop.set {
		n, err := strconv.Atoi(strings.TrimSpace(f.loop.text))
		if err != nil {
			return o, fault("cli-loop-number", f.loop.text)
		}
		o.Loops = []int{n}
	}
	return o, nil
}

// belongs refuses a flag that means nothing for the format.
func (f *exportFlags) belongs() error {
	format := f.format.text
	for _, only := range []struct {
		given  bool
		flag   string
		format []string
	}{
		{f.what.set, "--what", []string{formatCSV}},
		{f.alarm.set, "--alarm", []string{formatICS}},
		{f.meeting.set, "--meeting", []string{formatICS}},
		{f.text, "--text", []string{formatICS}},
		{f.all, "--all", []string{formatICS, formatCSV, formatJSON}},
	} {
		if only.given && !slices.Contains(only.format, format) {
			return usage("cli-export-only", only.flag, strings.Join(only.format, ", "))
		}
	}
	if format == formatCSV {
		if !f.what.set {
			return usage("cli-export-what", strings.Join(export.CSVWhats(), "|"))
		}
		return oneOf("--what", f.what.text, export.CSVWhats())
	}
	if f.alarm.set {
		return oneOf("--alarm", f.alarm.text, export.Alarms())
	}
	return nil
}

func (a *app) export(args []string, f *exportFlags) error {
	switch {
	case f.schema:
		return a.exportSchema(f)
	case f.sheet.set:
		return a.exportSheet(args, f)
	}
	t, err := a.template()
	if err != nil {
		return err
	}
	o, err := f.check(t.Check)
	if err != nil {
		return err
	}
	m, err := a.method()
	if err != nil {
		return err
	}
	settings, err := a.chosen()
	if err != nil {
		return err
	}
	c, err := a.oneChallenge(args)
	if err != nil {
		return err
	}
	x := exporting{a: a, m: m, t: t, f: f, o: o, own: settings.Name, role: settings.Role}
	// The journal itself is whole unless a challenge, or a loop of one, is meant.
	x.whole = c == "" && !f.loop.set && (f.format.text == formatJSON || f.all)
	err = a.read(func(r *store.Reader) error {
		if !x.whole {
			var err error
			if x.id, err = a.challengeID(r, c, forReading); err != nil {
				return err
			}
		}
		return x.build(r)
	})
	if err != nil {
		return err
	}
	return x.hand()
}

// exportSchema prints what the JSON holds to.
func (a *app) exportSchema(f *exportFlags) error {
	f.format = value{text: formatJSON, set: true}
	return a.hand(handing{command: "export", f: f, data: export.Schema(), name: "stjerne.schema.json"})
}

// exporting is one summary on its way out.
type exporting struct {
	a         *app
	m         *method.Method
	t         *summary.Template
	f         *exportFlags
	o         summary.Options
	own, role string // of the leader
	whole     bool   // the whole journal
	id        journal.ID
	title     string
	day       journal.Day // of the meeting it is for
	naming    naming
	fit       []string // what is said of the page
	data      []byte
}

func (x *exporting) source(r *store.Reader) summary.Source {
	return summary.Source{
		Challenge: r.Challenge,
		Meetings:  r.Meetings,
		Notes: func(q summary.NoteQuery) ([]journal.Entry, error) {
			list, _, err := r.Entries(store.EntryQuery{Challenge: q.Challenge, Loop: q.Loop, Kinds: q.Kinds, Limit: q.Limit})
			return list, err
		},
	}
}

func (x *exporting) build(r *store.Reader) (err error) {
	if x.naming, err = x.a.namingOf(r, x.f, x.own); err != nil {
		return err
	}
	if !slices.Contains(export.DocumentFormats(), x.f.format.text) {
		return x.journal(r)
	}
	in, err := summary.Gather(x.source(r), x.id, x.o, x.a.today())
	if err != nil {
		return err
	}
	in.Words, in.Method, in.Template = x.a.words, x.m, x.t
	in.Name, in.Role = x.own, x.role
	x.title, x.day = in.Challenge.Title.Words, x.a.today()
	if in.Meeting != nil && !in.Meeting.Day.IsZero() {
		x.day = in.Meeting.Day
	}
	x.naming.found = summary.Persons(in, x.o)
	in.Aliases = x.naming.aliases
	doc := summary.Build(in, x.o)
	x.naming.said = doc.Texts()
	x.fit = x.a.fits(doc)
	x.data, err = export.Write(doc, x.f.format.text)
	return err
}

// journal writes what is no document: the journal's own words, its meetings or a
// table of it.
func (x *exporting) journal(r *store.Reader) error {
	source := export.JSONSource{Source: x.source(r), Outlines: r.Outlines, Own: r.Own}
	replace, err := x.naming.listen(r)
	if err != nil {
		return err
	}
	switch x.f.format.text {
	case formatICS:
		x.day = x.a.today()
		if err = x.about(r); err == nil {
			err = x.calendar(r, source, replace)
		}
	case formatCSV:
		x.day = x.a.today()
		if err = x.about(r); err != nil {
			return err
		}
		x.data, err = export.CSV(source, export.CSVOptions{
			What: x.f.what.text, Challenge: x.id, Loops: x.o.Loops, Without: x.o.Without,
			Method: x.m, Template: x.t, Words: x.a.words, Replace: replace,
		})
	default:
		err = x.asJSON(source, r, replace)
	}
	x.naming.heard()
	return err
}

func (x *exporting) asJSON(source export.JSONSource, r *store.Reader, replace func(string) string) error {
	if err := x.about(r); err != nil {
		return err
	}
	var err error
	x.data, err = export.JSON(source, export.JSONOptions{
		Challenge: x.id, Loops: x.o.Loops, Without: x.o.Without, Method: x.m, Template: x.t, Replace: replace,
	})
	return err
}

// about reads the title of the challenge that it is about, and refuses a loop that
// it has not.
func (x *exporting) about(r *store.Reader) error {
	if x.whole {
		return nil
	}
	c, err := r.Challenge(x.id)
	if err != nil {
		return err
	}
	x.title = c.Title.Words
	if len(x.o.Loops) > 0 {
		_, err = loopNumbered(c, x.f.loop.text)
	}
	return err
}

// calendar writes the meetings of a challenge, of one of its loops, or one of them.
func (x *exporting) calendar(r *store.Reader, source export.JSONSource, replace func(string) string) error {
	q := export.ICSQuery{Challenge: x.id, Loops: x.o.Loops, Without: x.o.Without, Method: x.m, Template: x.t}
	if x.f.meeting.set {
		day, err := x.a.parseDay(x.f.meeting.text, x.a.today(), i18n.Future)
		if err != nil {
			return err
		}
		var of []*journal.Meeting
		if !x.whole {
			c, err := r.Challenge(x.id)
			if err != nil {
				return err
			}
			of = c.Meetings
		}
		m, err := x.a.meetingOn(r, of, day)
		if err != nil {
			return err
		}
		q.Meeting, x.day = m.ID, m.Day
		if len(m.Loops) == 0 {
			q.Challenge = journal.ID{}
		}
	}
	meetings, err := export.ICSMeetings(source, q)
	if err != nil {
		return err
	}
	alarm, err := export.ParseAlarm(cmp.Or(x.f.alarm.text, "none"))
	if err != nil {
		return err
	}
	x.data = export.ICS(export.ICSInput{
		ICSOptions: export.ICSOptions{Alarm: alarm, Text: x.f.text, Replace: replace},
		Meetings:   meetings, Words: x.a.words, Method: x.m, Today: x.a.today(),
	})
	return nil
}

// hand prints what was made, or writes it where it was told to.
func (x *exporting) hand() error {
	h := handing{command: "export", f: x.f, data: x.data, name: x.fileName(), shared: "cli.export.shared", added: x.fit, naming: x.naming}
	if !x.whole {
		h.about = &challengeRef{ID: x.id.String(), Title: x.title}
	}
	return x.a.hand(h)
}

// fileName is the name of a file where only its folder was said.
func (x *exporting) fileName() string {
	what := "summary.file"
	switch {
	case x.f.format.text == formatICS:
		what = "calendar.file"
	case x.f.format.text == formatCSV:
		what = "sheetfile.file." + x.f.what.text
	case x.whole:
		what = "cli.export.journal"
	case x.o.Length == summary.Full:
		what = "summary.file-full"
	}
	// The name of a file is handed over too.
	return export.FileName(x.a.words.T(what), x.naming.aliases.Apply(x.title), x.day, x.f.format.text)
}
