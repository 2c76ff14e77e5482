package cli

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/export"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// formats are those the summary can be written in.
func formats() []string { return []string{"md", "txt", "json"} }

func lengths() []string { return []string{string(summary.Page), string(summary.Full)} }

// exportFlags say what is written, and where.
type exportFlags struct {
	format, length, loop, output, sheet value
	with, without                       values
	force                               bool
}

// listeningSheet is the one sheet that can be asked for by --sheet.
const listeningSheet = "listening"

func sheets() []string { return []string{listeningSheet} }

func (a *app) exportCommand() *cobra.Command {
	f := &exportFlags{}
	cmd := a.command("export", []argument{{name: "challenge", optional: true, loose: true}},
		func(_ *cobra.Command, args []string) error { return a.export(args, f) })
	a.handFlags(cmd, f, summary.DefaultTemplate().SectionIDs())
	a.flag(cmd, &f.loop, "loop")
	a.flag(cmd, &f.sheet, "sheet")
	a.complete(cmd, "sheet", sheets())
	return cmd
}

// handFlags are the flags of what hands something over that has sections.
func (a *app) handFlags(cmd *cobra.Command, f *exportFlags, sections []string) {
	a.flag(cmd, &f.format, "format")
	cmd.Flags().VarP(&f.output, "output", "o", a.words.T("cli.flag.output"))
	a.flag(cmd, &f.length, "length")
	a.flag(cmd, &f.with, "with")
	a.flag(cmd, &f.without, "without")
	a.boolFlag(cmd, &f.force, "force")
	a.complete(cmd, "format", formats())
	a.complete(cmd, "length", lengths())
	a.complete(cmd, "with", sections)
	a.complete(cmd, "without", sections)
}

// check reads what was typed before the journal is opened. sections refuses an id
// that is no section's.
func (f *exportFlags) check(sections func([]string) error) (summary.Options, error) {
	o := summary.Options{Length: summary.Page, With: f.with.texts, Without: f.without.texts}
	if !f.format.set && f.output.set {
		// A name that ends in a format says as much as the flag does.
		if ext := strings.TrimPrefix(filepath.Ext(f.output.text), "."); slices.Contains(formats(), ext) {
			f.format = value{text: ext, set: true}
		}
	}
	if !f.format.set {
		return o, usage("cli-export-format", strings.Join(formats(), "|"))
	}
	if !slices.Contains(formats(), f.format.text) {
		return o, usage("cli-export-format-other", f.format.text, strings.Join(formats(), ", "))
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

func (a *app) export(args []string, f *exportFlags) error {
	if f.sheet.set {
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
	c, err := a.oneChallenge(args)
	if err != nil {
		return err
	}
	x := exporting{a: a, m: m, t: t, f: f, o: o, whole: c == "" && f.format.text == "json"}
	err = a.read(func(r *store.Reader) error {
		if x.whole && f.loop.set {
			// A loop is one of some challenge, so that one is meant.
			x.whole = false
		}
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

// exporting is one summary on its way out.
type exporting struct {
	a     *app
	m     *method.Method
	t     *summary.Template
	f     *exportFlags
	o     summary.Options
	whole bool // the whole journal, as JSON
	id    journal.ID
	title string
	day   journal.Day // of the meeting it is for
	data  []byte
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

func (x *exporting) build(r *store.Reader) error {
	source := x.source(r)
	if x.f.format.text == "json" {
		if !x.whole {
			c, err := r.Challenge(x.id)
			if err != nil {
				return err
			}
			x.title = c.Title.Words
			if len(x.o.Loops) > 0 {
				if _, err := loopNumbered(c, x.f.loop.text); err != nil {
					return err
				}
			}
		}
		var err error
		x.data, err = export.JSON(export.JSONSource{Source: source, Outlines: r.Outlines, Own: r.Own}, export.JSONOptions{
			Challenge: x.id, Loops: x.o.Loops, Without: x.o.Without, Method: x.m,
		})
		return err
	}
	in, err := summary.Gather(source, x.id, x.o, x.a.today())
	if err != nil {
		return err
	}
	settings, err := x.a.chosen()
	if err != nil {
		return err
	}
	in.Words, in.Method, in.Template = x.a.words, x.m, x.t
	in.Name, in.Role = settings.Name, settings.Role
	x.title, x.day = in.Challenge.Title.Words, x.a.today()
	if in.Meeting != nil && !in.Meeting.Day.IsZero() {
		x.day = in.Meeting.Day
	}
	doc := summary.Build(in, x.o)
	if x.f.format.text == "md" {
		x.data = export.Markdown(doc)
	} else {
		x.data = export.Text(doc)
	}
	return nil
}

// hand prints what was made, or writes it where it was told to.
func (x *exporting) hand() error {
	h := handing{command: "export", f: x.f, data: x.data, name: x.fileName(), shared: "cli.export.shared"}
	if !x.whole {
		h.about = &challengeRef{ID: x.id.String(), Title: x.title}
	}
	return x.a.hand(h)
}

// fileName is the name of a file where only its folder was said.
func (x *exporting) fileName() string {
	what := x.a.words.T("summary.file")
	if x.o.Length == summary.Full {
		what = x.a.words.T("summary.file-full")
	}
	if x.whole {
		what = x.a.words.T("cli.export.journal")
	}
	return export.FileName(what, x.title, x.day, x.f.format.text)
}
