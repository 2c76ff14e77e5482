// Package search is the screen that finds words in everything that was written:
// a line to type in, and what it finds below, newest first.
package search

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// most is how many hits are shown: whoever has more writes another letter.
const most = 200

// Screen is the search.
type Screen struct {
	env    *ui.Env
	line   *ui.Line
	found  found
	done   bool // found is what typed found
	slow   bool // what is typed is being searched for, and has been for a while
	cursor ui.Cursor
	rows   []int // the hit of each drawn row below the field; -1 for none
	h      int
}

// found is what a search found, with the names of the challenges.
type found struct {
	hits   []store.Hit
	titles map[journal.ID]string
}

type (
	failedMsg struct{ gen int }
	slowMsg   struct{ gen int }
	foundMsg  struct {
		gen   int
		found found
	}
)

// New makes the screen.
func New(e *ui.Env) *Screen {
	return &Screen{env: e, line: ui.NewLine(e, "/ ", "search.hint")}
}

// Init has nothing to read yet.
func (s *Screen) Init() tea.Cmd { return nil }

// Update takes what is typed, what was found, and presses.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Paused:
		if s.line.Is(msg) {
			return s.search()
		}
	case foundMsg:
		if msg.gen == s.line.Gen() {
			s.took(msg.found)
		}
	case failedMsg:
		s.slow = s.slow && msg.gen != s.line.Gen()
	case slowMsg:
		s.slow = s.slow || msg.gen == s.line.Gen() && !s.done
	case ui.Refresh:
		if s.line.Typed() != "" {
			return s.search()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		return s.write(msg)
	case ui.Wheel:
		s.cursor.Turn(msg, len(s.found.hits))
	case ui.Click:
		if y := msg.Y - ui.LineRows; y >= 0 && y < len(s.rows) && s.rows[y] >= 0 {
			s.cursor.At = s.rows[y]
			return s.open()
		}
	}
	return nil
}

func (s *Screen) write(msg tea.Msg) tea.Cmd {
	if !s.line.Update(msg) {
		return nil
	}
	return s.typed()
}

// typed is what follows from another text in the line.
func (s *Screen) typed() tea.Cmd {
	s.done, s.slow = false, false
	if s.line.Typed() == "" {
		s.found, s.cursor = found{}, ui.Cursor{}
		return nil
	}
	return s.line.Wait()
}

func (s *Screen) search() tea.Cmd {
	gen, words := s.line.Gen(), s.line.Typed()
	read := ui.Read(s.env, func(r *store.Reader) (found, error) {
		f := found{titles: map[journal.ID]string{}}
		var err error
		if f.hits, err = r.Search(store.SearchQuery{Words: words, Limit: most}); err != nil {
			return f, err
		}
		outlines, err := r.Outlines()
		for _, o := range outlines {
			f.titles[o.ID] = o.Title
		}
		return f, err
	}, func(f found) tea.Msg { return foundMsg{gen, f} })
	return ui.Patiently(read, slowMsg{gen}, failedMsg{gen})
}

// took shows what was found. After a change of the journal the same search finds
// nearly the same: what was chosen stays so.
func (s *Screen) took(f found) {
	var chosen journal.TextRef
	if s.done && s.cursor.At < len(s.found.hits) {
		chosen = s.found.hits[s.cursor.At].Ref
	}
	again := s.done
	s.found, s.done, s.slow = f, true, false
	if !again {
		s.cursor = ui.Cursor{}
		return
	}
	for i, h := range f.hits {
		if h.Ref == chosen {
			s.cursor.At = i
		}
	}
	s.cursor.At = max(0, min(s.cursor.At, len(f.hits)-1))
}

func (s *Screen) open() tea.Cmd {
	if s.cursor.At >= len(s.found.hits) {
		return nil
	}
	if msg := Open(s.found.hits[s.cursor.At]); msg != nil {
		return ui.Send(msg)
	}
	return nil
}

// Do moves in what was found while the cursor stays in the line above, and opens
// what is chosen.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	if s.cursor.Do(id, len(s.found.hits), max(1, s.h/3)) {
		return nil, true
	}
	switch id {
	case action.Open:
		return s.open(), true
	case action.Out:
		return ui.Send(ui.Pop{}), true
	case action.Search:
		return nil, true
	}
	return nil, false
}

// Scopes is the one of finding.
func (s *Screen) Scopes() []action.Scope { return s.line.Scopes() }

// Writer is the line that is typed in.
func (s *Screen) Writer() ui.Writer { return s.line.Writer(s.typed) }

// Offer leaves out opening where nothing is found.
func (s *Screen) Offer(id action.ID) bool { return id != action.Open || len(s.found.hits) > 0 }

// Head is what the screen is.
func (s *Screen) Head() (left, right string) { return s.env.T("action.search"), "" }

// Context is the challenge that the chosen text belongs to.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	if s.cursor.At < len(s.found.hits) {
		h := s.found.hits[s.cursor.At]
		return h.Challenge, h.Loop, ""
	}
	return journal.ID{}, journal.ID{}, ""
}

// View draws the line and what was found.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	lines, cursor := s.line.View(w)
	s.h = max(0, h-ui.LineRows)
	s.rows = s.rows[:0]
	switch {
	case s.slow:
		lines = append(lines, "  "+s.env.Styles.Muted.Render(ui.OneLine(s.env.T("search.reading"), w-2)))
	case s.done && len(s.found.hits) == 0:
		for _, l := range ui.Wrap(s.env.T("search.none", s.line.Typed()), w-2) {
			lines = append(lines, "  "+s.env.Styles.Muted.Render(l))
		}
	default:
		lines = append(lines, s.list(w)...)
	}
	return ui.Fit(lines, w, h), cursor
}

// list draws what is in sight of what was found; s.rows tells which row is whose.
func (s *Screen) list(w int) []string {
	high := 2
	if s.h >= 12 {
		high = 3 // with a line of air
	}
	n := len(s.found.hits)
	s.cursor.Scroll(s.cursor.At*high, (s.cursor.At+1)*high, n*high, s.h)
	var lines []string
	for y := s.cursor.Top; y < min(n*high, s.cursor.Top+s.h); y++ {
		at, part := y/high, y%high
		line := ""
		switch part {
		case 0:
			line = s.what(s.found.hits[at], at == s.cursor.At, w)
		case 1:
			line = s.excerpt(s.found.hits[at], w)
		default:
			at = -1
		}
		s.rows = append(s.rows, at)
		lines = append(lines, line)
	}
	if len(lines) > 0 && n == most && s.cursor.Top+s.h >= n*high && len(lines) == s.h {
		lines[len(lines)-1] = "  " + s.env.Styles.Muted.Render(ui.OneLine(s.env.T("search.more"), w-2))
	}
	return lines
}

// what says what was found: its kind, its challenge, its day.
func (s *Screen) what(h store.Hit, chosen bool, w int) string {
	st := s.env.Styles
	mark, paint := st.Row(chosen)
	left := What(s.env, h)
	if h.Kind == journal.Star && h.Type == "entry" {
		left = "★ " + left
	}
	right := s.env.When(h.Day)
	room := max(1, w-2-ui.Width(right)-2)
	left = ui.OneLine(left, room)
	title := s.found.titles[h.Challenge]
	if title == h.Text {
		title = ""
	}
	shown := paint.Render(left)
	if rest := room - ui.Width(left) - 3; title != "" && rest > 4 {
		shown += st.Muted.Render(" · " + ui.OneLine(title, rest))
	}
	return ui.Cut(mark+ui.Ends(shown, st.Muted.Render(right), w-2), w)
}

func (s *Screen) excerpt(h store.Hit, w int) string {
	var b strings.Builder
	b.WriteString("    ")
	for _, p := range Parts(h, w-4) {
		if p.Hit {
			// The line under it tells of the hit where no colour does.
			b.WriteString(s.env.Styles.Hit.Underline(true).Render(p.Text))
			continue
		}
		b.WriteString(s.env.Styles.Text.Render(p.Text))
	}
	return ui.Cut(b.String(), w)
}
