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
	f := &exportFlags{}
	cmd := a.command("year", []argument{{name: "year", optional: true}},
		func(_ *cobra.Command, args []string) error { return a.yearOf(args, f) })
	a.handFlags(cmd, f, summary.YearSectionIDs())
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
	in, err := a.gatherYear(year)
	if err != nil {
		return err
	}
	h := handing{command: "year", f: f, year: year, shared: "cli.year.shared"}
	h.name = export.FileName(a.words.T("year.file"), strconv.Itoa(year), journal.Day{}, f.format.text)
	if n := len(in.Year.Archived); n > 0 {
		h.added = append(h.added, a.words.N("cli.year.archived", n, n))
	}
	switch f.format.text {
	case "json":
		h.data, err = export.YearJSON(in.Year, o.Without)
	case "md":
		h.data = export.Markdown(summary.BuildYear(in, o))
	default:
		h.data = export.Text(summary.BuildYear(in, o))
	}
	if err != nil {
		return err
	}
	return a.hand(h)
}

// gatherYear reads a year with everything that its document needs.
func (a *app) gatherYear(year int) (in summary.YearInput, err error) {
	m, err := a.method()
	if err != nil {
		return in, err
	}
	settings, err := a.chosen()
	if err != nil {
		return in, err
	}
	err = a.read(func(r *store.Reader) (err error) {
		in, err = summary.GatherYear(summary.YearSource{
			Outlines: r.Outlines, Challenge: r.Challenge, Meetings: r.Meetings, Own: r.Own,
			Notes: func(kinds []journal.EntryKind, since, until journal.Day) ([]journal.Entry, error) {
				list, _, err := r.Entries(store.EntryQuery{Kinds: kinds, Since: since, Until: until})
				return list, err
			},
		}, year, a.today())
		return err
	})
	in.Words, in.Method, in.Name, in.Role = a.words, m, settings.Name, settings.Role
	return in, err
}

// yearTyped reads a year of four digits.
func yearTyped(typed string) (int, error) {
	year, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil || year < 1000 || year > 9999 {
		return 0, fault("cli-year", strings.TrimSpace(typed))
	}
	return year, nil
}
