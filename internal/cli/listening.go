package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"stjerne/internal/export"
	"stjerne/internal/store"
	"stjerne/internal/summary"
)

// paperFormats are those that a sheet for a pen can be written in.
func paperFormats() []string { return []string{"md", "txt"} }

// exportSheet hands over the listening sheet of a loop's meeting.
func (a *app) exportSheet(args []string, f *exportFlags) error {
	if err := oneOf("--sheet", f.sheet.text, sheets()); err != nil {
		return err
	}
	if ext := strings.TrimPrefix(filepath.Ext(f.output.text), "."); !f.format.set && f.output.set && slices.Contains(formats(), ext) {
		f.format = value{text: ext, set: true}
	}
	switch {
	case f.format.set && f.format.text == "json":
		return usage("cli-sheet-json", strings.Join(paperFormats(), "|"))
	case !f.format.set:
		return usage("cli-export-format", strings.Join(paperFormats(), "|"))
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
	err = a.read(func(r *store.Reader) (err error) {
		t, err = a.target(r, c, f.loop.text, forReading)
		return err
	})
	if err != nil {
		return err
	}
	in := summary.ListeningInput{
		Challenge: t.challenge, Meeting: t.challenge.MeetingFor(t.loop, a.today()),
		Words: a.words, Method: m, Name: settings.Name, Role: settings.Role, Today: a.today(),
	}
	day := a.today()
	if in.Meeting != nil && !in.Meeting.Day.IsZero() {
		day = in.Meeting.Day
	}
	h := handing{command: "export", f: f, about: refTo(t.challenge)}
	h.name = export.FileName(a.words.T("year.listening.file"), t.challenge.Title.Words, day, f.format.text)
	doc := summary.BuildListening(in)
	if h.data = export.Text(doc); f.format.text == "md" {
		h.data = export.Markdown(doc)
	}
	return a.hand(h)
}
