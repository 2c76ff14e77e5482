package cli

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"stjerne/internal/export"
	"stjerne/internal/store"
	"stjerne/internal/summary"
)

// exportSheet hands over the listening sheet of a loop's meeting.
func (a *app) exportSheet(args []string, f *exportFlags) error {
	if err := oneOf("--sheet", f.sheet.text, sheets()); err != nil {
		return err
	}
	f.formats = export.DocumentFormats()
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(f.output.text), "."))
	if asked := cmp.Or(f.format.text, ext); slices.Contains(formats(), asked) && !slices.Contains(f.formats, asked) {
		return usage("cli-sheet-json", strings.Join(f.formats, "|"))
	}
	tpl, err := a.template()
	if err != nil {
		return err
	}
	if _, err := f.check(tpl.Check); err != nil {
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
	var t target
	var n naming
	err = a.read(func(r *store.Reader) (err error) {
		if n, err = a.namingOf(r, f, settings.Name); err != nil {
			return err
		}
		t, err = a.target(r, c, f.loop.text, forReading)
		return err
	})
	if err != nil {
		return err
	}
	in := summary.ListeningInput{
		Challenge: t.challenge, Meeting: t.challenge.MeetingFor(t.loop, a.today()),
		Words: a.words, Method: m, Name: settings.Name, Role: settings.Role, Today: a.today(),
		Letterhead: tpl.Letterhead, Aliases: n.aliases,
	}
	day := a.today()
	if in.Meeting != nil && !in.Meeting.Day.IsZero() {
		day = in.Meeting.Day
	}
	h := handing{command: "export", f: f, about: refTo(t.challenge)}
	h.name = export.FileName(a.words.T("year.listening.file"), n.aliases.Apply(t.challenge.Title.Words), day, f.format.text)
	n.texts.Texts = []string{t.challenge.Title.Words}
	n.heard()
	doc := summary.BuildListening(in)
	n.said = doc.Texts()
	h.naming = n
	if h.data, err = export.Write(doc, f.format.text); err != nil {
		return err
	}
	return a.hand(h)
}
