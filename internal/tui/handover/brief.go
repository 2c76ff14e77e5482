package handover

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// write begins the short forms of the chosen section.
func (s *Screen) write() tea.Cmd {
	sec, ok := s.chosen()
	if !ok || s.page == nil || len(sec.Briefs) == 0 {
		return nil
	}
	loop := s.page.loopOf()
	if loop == nil {
		return nil
	}
	s.briefs, s.texts = loop.ID, map[string]journal.Text{}
	rows := []form.Row{&form.Heading{Text: sec.Title}}
	for _, id := range sec.Briefs {
		at := loop.Briefs[id]
		row := &form.Text{
			Name: id, Question: s.question(id), Help: s.env.T("handover.brief_help"), Short: s.env.T("handover.brief"),
			Value: at.Words, Most: 6, Target: s.briefTarget(id, at),
		}
		s.texts[id] = at
		row.Changed = func(words string) tea.Cmd { return s.typed(id, words) }
		rows = append(rows, row)
		if whole := wholeOf(loop, id); whole != "" {
			rows = append(rows, &form.Prose{Text: whole, Muted: true, In: 2})
		}
	}
	s.brief, s.of = form.New(s.env), sec.ID
	s.brief.Plain = true
	s.arrange(rows)
	cmd, _ := s.brief.Focus(sec.Briefs[0], true)
	s.reveal()
	return cmd
}

// question is what an answer of the page was asked by.
func (s *Screen) question(id string) string {
	if q := s.env.Method.Question(id, s.page.in.Challenge.Voice); q != "" {
		return q
	}
	if key := "handover.of_" + id; s.env.Words.Has(key) {
		return s.env.T(key)
	}
	return id
}

// wholeOf is the answer that a short form is made of.
func wholeOf(l *journal.Loop, id string) string {
	if id == "outcome" {
		return l.Story.Words
	}
	return l.Texts[id].Words
}

// typed has the page follow what is written.
func (s *Screen) typed(id, words string) tea.Cmd {
	putBrief(s.page.in, id, words)
	if s.full {
		return nil // the whole is long; it follows when the text is saved
	}
	s.page = build(s.page.in, s.page.options, s.page.aliases)
	s.drawn = drawn{}
	return nil
}

// putBrief puts a short form into what the page is made from.
func putBrief(in summary.Input, id, words string) {
	if len(in.Loops) == 0 {
		return
	}
	loop := in.Loops[len(in.Loops)-1]
	if loop.Briefs == nil {
		loop.Briefs = map[string]journal.Text{}
	}
	t := loop.Briefs[id]
	t.Words = words
	loop.Briefs[id] = t
}

func (s *Screen) doBrief(id action.ID) (tea.Cmd, bool) {
	if id == action.Out {
		cmd := s.brief.StopWriting()
		s.brief = nil
		s.drawn = drawn{}
		return tea.Batch(cmd, s.read()), true
	}
	return s.brief.Do(id)
}

// Writer is the short form that is written.
func (s *Screen) Writer() ui.Writer {
	if s.brief == nil {
		return nil
	}
	return s.brief
}

// Writing is the short form that has the cursor.
func (s *Screen) Writing() (string, bool) {
	if s.brief == nil {
		return "", false
	}
	return s.brief.Writing()
}

// Replace puts another text in its place.
func (s *Screen) Replace(text string) tea.Cmd {
	if s.brief == nil {
		return nil
	}
	return s.brief.Replace(text)
}

// Leaving saves what was typed last.
func (s *Screen) Leaving() tea.Cmd {
	if s.brief == nil {
		return nil
	}
	return s.env.Saver.Now()
}

// leastPage is how many rows of the page are in sight under a form, at least;
// where there is no room for them the form has all.
const leastPage = 6

// splitRows shares the rows of a narrow screen between the form and the page.
func splitRows(h int) (formRows, pageRows int) {
	pageRows = h * 2 / 5
	if pageRows < leastPage {
		return h, 0
	}
	return h - pageRows - 1, pageRows
}

var _ ui.Writes = (*Screen)(nil)
