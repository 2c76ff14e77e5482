package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/export"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
)

func (a *app) yearCommand() *cobra.Command {
	f := &exportFlags{formats: append(export.DocumentFormats(), formatJSON)}
	cmd := a.command("year", []argument{{name: "year", optional: true}},
		func(_ *cobra.Command, args []string) error { return a.yearOf(args, f) })
	a.handFlags(cmd, f, summary.YearSectionIDs)
	a.listings[cmd] = listing{a.words.T("cli.help.sections"), func() (list []entry) {
		for _, id := range summary.YearSectionIDs() {
			list = append(list, entry{id, a.words.T("year.section." + id)})
		}
		return list
	}}
	return cmd
}

// yearOf hands a year over. What is only printed needs no format: it is text, or
// with --json JSON.
func (a *app) yearOf(args []string, f *exportFlags) error {
	if !f.format.set && (!f.output.set || f.output.text == "-") {
		f.format = value{text: "txt", set: true}
		if a.flags.json {
			f.format.text = "json"
		}
	}
	o, err := f.check(summary.CheckYearSections)
	if err != nil {
		return err
	}
	year := a.today().Year
	if len(args) > 0 {
		if year, err = yearTyped(args[0]); err != nil {
			return err
		}
	}
	in, n, err := a.gatherYear(year, f)
	if err != nil {
		return err
	}
	h := handing{command: "year", f: f, year: year, shared: "cli.year.shared"}
	h.name = export.FileName(a.words.T("year.file"), strconv.Itoa(year), journal.Day{}, f.format.text)
	if n := len(in.Year.Archived); n > 0 {
		h.added = append(h.added, a.words.N("cli.year.archived", n, n))
	}
	if f.format.text == formatJSON {
		h.data, err = a.yearJSON(in, o, &n)
	} else {
		n.found = summary.YearPersons(in, o)
		in.Aliases = n.aliases
		doc := summary.BuildYear(in, o)
		n.said = doc.Texts()
		h.data, err = export.Write(doc, f.format.text)
	}
	if err != nil {
		return err
	}
	h.naming = n
	return a.hand(h)
}

// yearJSON writes a year as JSON and hears what it says.
func (a *app) yearJSON(in summary.YearInput, o summary.Options, n *naming) ([]byte, error) {
	var replace func(string) string
	err := a.read(func(r *store.Reader) (err error) {
		replace, err = n.listen(r)
		return err
	})
	if err != nil {
		return nil, err
	}
	data, err := export.YearJSONFor(in.Year, export.YearJSONOptions{Without: o.Without, Replace: replace})
	n.heard()
	return data, err
}

// gatherYear reads a year with everything that its document needs.
func (a *app) gatherYear(year int, f *exportFlags) (in summary.YearInput, n naming, err error) {
	m, err := a.method()
	if err != nil {
		return in, n, err
	}
	settings, err := a.chosen()
	if err != nil {
		return in, n, err
	}
	t, err := a.template()
	if err != nil {
		return in, n, err
	}
	err = a.read(func(r *store.Reader) (err error) {
		if n, err = a.namingOf(r, f, settings.Name); err != nil {
			return err
		}
		in, err = summary.GatherYear(summary.YearSource{
			Outlines: r.Outlines, Challenge: r.Challenge, Meetings: r.Meetings, Own: r.Own,
			Notes: func(kinds []journal.EntryKind, since, until journal.Day) ([]journal.Entry, error) {
				list, _, err := r.Entries(store.EntryQuery{Kinds: kinds, Since: since, Until: until})
				return list, err
			},
		}, year, a.today())
		return err
	})
	in.Words, in.Method, in.Letterhead = a.words, m, t.Letterhead
	in.Name, in.Role = settings.Name, settings.Role
	return in, n, err
}

// yearTyped reads a year of four digits.
func yearTyped(typed string) (int, error) {
	year, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil || year < 1000 || year > 9999 {
		return 0, fault("cli-year", strings.TrimSpace(typed))
	}
	return year, nil
}
