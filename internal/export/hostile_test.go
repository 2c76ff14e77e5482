package export_test

import (
	"strings"
	"testing"
	"unicode"

	"stjerne/internal/demo"
	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal"
)

// Whatever stands in a journal, and wherever, what is handed over is safe to
// print and keeps its own headings: nothing written becomes one.
func TestHostileJournal(t *testing.T) {
	evil := journal.Text{Words: "# \x1b]0;navn\x07 `*|_<b>\u202e\r\n\r\n---\n\n    kode\t\x00\n" + strings.Repeat("langtord", 40)}
	read(t, "dagtilbud", func(from export.JSONSource, challenge journal.ID) error {
		o := summary.Options{Length: summary.Full}
		in, err := summary.Gather(from.Source, challenge, o, demo.Today())
		if err != nil {
			return err
		}
		in.Words, in.Method = words(t, i18n.Danish)
		own := headings(string(export.Markdown(summary.Build(in, o))))
		spoil(&in, evil)
		doc := summary.Build(in, o)
		md, txt := string(export.Markdown(doc)), string(export.Text(doc))
		for format, out := range map[string]string{"md": md, "txt": txt} {
			for _, r := range out {
				if r != '\n' && (unicode.IsControl(r) || r == '\u202e') {
					t.Fatalf("%s sends %q", format, r)
				}
			}
		}
		if got := headings(md); got != own {
			t.Errorf("%d headings, there are %d of our own", got, own)
		}
		return nil
	})
}

// headings counts those of a Markdown file, passing over what is fenced.
func headings(md string) int {
	n, fenced := 0, false
	for line := range strings.SplitSeq(md, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			fenced = !fenced
		case !fenced && strings.HasPrefix(line, "#"):
			n++
		}
	}
	return n
}

// spoil puts a text in place of every text of an input where one stands.
func spoil(in *summary.Input, with journal.Text) {
	put := func(texts ...*journal.Text) {
		for _, t := range texts {
			if !t.Empty() {
				*t = with
			}
		}
	}
	all := func(texts map[string]journal.Text) {
		for id := range texts {
			texts[id] = with
		}
	}
	c := in.Challenge
	put(&c.Title, &c.Closing)
	in.Name, in.Role = with.Words, with.Words
	for _, l := range c.Loops {
		put(&l.Title, &l.Story, &l.DeclaredBy)
		all(l.Texts)
		all(l.Briefs)
	}
	for _, i := range c.Indicators {
		put(&i.Name, &i.Unit)
		for _, m := range i.Measurements {
			put(&m.How)
		}
	}
	for _, m := range append(c.Meetings, in.Others...) {
		put(&m.Place, &m.Participants)
		all(m.Texts)
	}
	for i := range in.Stars {
		in.Stars[i].Text = with
	}
	for i := range in.Entries {
		in.Entries[i].Text = with
		in.Entries[i].Tags = []string{with.Words}
	}
}
