package handover

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// headsMark parts a short form's id from the number of another version of it.
const headsMark = "/heads"

// excerpt is how many cells of another version stand below a short form.
const excerpt = 2 * briefCells

func (s *Screen) briefRef(id string) journal.TextRef {
	return journal.TextRef{Object: s.briefs, Name: journal.BriefPrefix + id}
}

func (s *Screen) briefTarget(id string, at journal.Text) *ui.Target {
	return form.TextTarget(s.env, s.briefRef(id), s.question(id), at.Rev)
}

// follow has the short forms that are written show what was written to them
// elsewhere, but for one that waits to be saved.
func (s *Screen) follow(p *page) {
	loop := p.loopOf()
	if s.brief == nil || loop == nil || loop.ID != s.briefs {
		return
	}
	for _, r := range s.brief.Rows() {
		t, ok := r.(*form.Text)
		if !ok || s.env.Saver.Waiting(t.Target.Key) {
			continue
		}
		was := s.texts[t.Name]
		now := ui.Staying(loop.Briefs[t.Name], was.Rev)
		s.texts[t.Name] = now
		if now.Rev != was.Rev {
			t.Value, t.Target = now.Words, s.briefTarget(t.Name, now)
		}
	}
	s.arrange(s.brief.Rows())
}

// savedBriefs notes how short forms stand that were saved.
func (s *Screen) savedBriefs(msg ui.SavedMsg) {
	if s.brief == nil {
		return
	}
	for _, r := range s.brief.Rows() {
		if t, ok := r.(*form.Text); ok {
			if res, saved := msg.Results[t.Target.Key]; saved && res.Text.Rev != "" {
				s.texts[t.Name] = res.Text
			}
		}
	}
	s.arrange(s.brief.Rows())
}

func (s *Screen) briefWaits() bool {
	if s.brief == nil {
		return false
	}
	for _, r := range s.brief.Rows() {
		if t, ok := r.(*form.Text); ok && s.env.Saver.Waiting(t.Target.Key) {
			return true
		}
	}
	return false
}

// arrange puts the rows in, and below each short form the other versions of it.
func (s *Screen) arrange(rows []form.Row) {
	var all []form.Row
	for _, r := range rows {
		if strings.Contains(r.ID(), headsMark) {
			continue
		}
		all = append(all, r)
		if t, ok := r.(*form.Text); ok {
			all = append(all, s.headRows(t)...)
		}
	}
	at := s.brief.At()
	s.brief.SetRows(all)
	if id, _, was := strings.Cut(at, headsMark); was && s.brief.At() != at {
		s.brief.Focus(id, false)
	}
}

func (s *Screen) headRows(t *form.Text) []form.Row {
	text := s.texts[t.Name]
	t.Note = ""
	if len(text.Others) > 0 {
		t.Note = s.env.T("two.note")
	}
	var rows []form.Row
	ref := s.briefRef(t.Name)
	for n, o := range text.Others {
		words := ui.Apart(text.Words, o.Words, excerpt)
		if words == "" {
			words = s.env.T("window.heads.emptied")
		}
		rows = append(rows, &form.Button{
			Name: t.Name + headsMark + strings.Repeat("+", n), Sign: "≠", Left: words, Full: true, Gap: true,
			Right: s.env.T("phase.heads", s.env.When(o.Day)),
			Press: func() tea.Cmd { return ui.Send(ui.Edit{Type: "heads", Ref: ref}) },
		})
	}
	return rows
}
