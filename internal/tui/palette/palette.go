// Package palette is the list of everything that can be done, by name and with
// its key, as a small window over what stands there. Typing narrows it, and finds
// challenges, questions and texts too.
package palette

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// The size that the window would like.
const (
	wide = 60
	tall = 16
)

// Palette is the window.
type Palette struct {
	env       *ui.Env
	challenge journal.ID
	acts      []item
	known     known
	hits      []store.Hit
	items     []item
	cursor    ui.Cursor
	line      *ui.Line
	h         int // rows of the list as last drawn
}

type (
	readMsg struct{ known known }
	hitsMsg struct {
		gen  int
		hits []store.Hit
	}
)

// New makes the window for the actions that can be done now. challenge is the one
// at hand, whose questions are found; zero where there is none.
func New(e *ui.Env, actions []action.Action, challenge journal.ID) *Palette {
	p := &Palette{env: e, challenge: challenge, acts: acts(e, actions), line: ui.NewLine(e, "› ", "palette.hint")}
	p.items = p.found("")
	return p
}

// Init reads the names of the challenges.
func (p *Palette) Init() tea.Cmd {
	challenge := p.challenge
	return ui.Read(p.env,
		func(r *store.Reader) (known, error) { return read(r, challenge) },
		func(k known) tea.Msg { return readMsg{k} })
}

// Update takes what is typed, what was found, and presses.
func (p *Palette) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		p.known = msg.known
		p.list()
	case ui.Paused:
		if p.line.Is(msg) {
			return p.search()
		}
	case hitsMsg:
		if msg.gen == p.line.Gen() {
			p.hits = msg.hits
			p.list()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		return p.write(msg)
	case ui.Wheel:
		p.cursor.Turn(msg, len(p.items))
	case ui.Click:
		if at := msg.Y - ui.LineRows + p.cursor.Top; msg.Y >= ui.LineRows && msg.Y < ui.LineRows+p.h && at < len(p.items) {
			p.cursor.At = at
			return p.open()
		}
	}
	return nil
}

func (p *Palette) write(msg tea.Msg) tea.Cmd {
	if !p.line.Update(msg) {
		return nil
	}
	return p.typed()
}

// typed is what follows from another text in the line.
func (p *Palette) typed() tea.Cmd {
	p.hits = nil
	p.cursor = ui.Cursor{}
	p.list()
	if len([]rune(p.line.Typed())) < 2 {
		return nil
	}
	return p.line.Wait()
}

func (p *Palette) search() tea.Cmd {
	gen, words := p.line.Gen(), p.line.Typed()
	return ui.Read(p.env,
		func(r *store.Reader) ([]store.Hit, error) {
			return r.Search(store.SearchQuery{Words: words, Limit: textsShown})
		},
		func(hits []store.Hit) tea.Msg { return hitsMsg{gen, hits} })
}

func (p *Palette) list() {
	p.items = p.found(p.line.Typed())
	p.cursor.At = max(0, min(p.cursor.At, len(p.items)-1))
}

// open does what is chosen. The window goes first, so that the action is carried
// out by the screen that it was opened over.
func (p *Palette) open() tea.Cmd {
	if p.cursor.At >= len(p.items) {
		return nil
	}
	return tea.Sequence(ui.Send(ui.Pop{}), ui.Send(p.items[p.cursor.At].do))
}

// Do moves, does what is chosen, and goes away.
func (p *Palette) Do(id action.ID) (tea.Cmd, bool) {
	if p.cursor.Do(id, len(p.items), max(1, p.h-1)) {
		return nil, true
	}
	switch id {
	case action.Open:
		return p.open(), true
	case action.Out, action.Palette:
		return ui.Send(ui.Pop{}), true
	}
	return nil, false
}

// Scopes is the one of finding.
func (p *Palette) Scopes() []action.Scope { return p.line.Scopes() }

// Writer is the line that is typed in.
func (p *Palette) Writer() ui.Writer { return p.line.Writer(p.typed) }

// Offer leaves out what would open a second window over this one.
func (p *Palette) Offer(id action.ID) bool { return id != action.Help }

// Head is the window's title.
func (p *Palette) Head() (left, right string) { return p.env.T("action.palette"), "" }

// Size is that of a list which is read at a glance. It stays the same while
// typing, so that the window does not jump.
func (p *Palette) Size(w, h int) (int, int) { return min(w, wide), min(h, tall) }

// View draws the line that is typed in and what it finds.
func (p *Palette) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	lines, cursor := p.line.View(w)
	p.h = max(0, h-ui.LineRows)
	p.cursor.Scroll(p.cursor.At, p.cursor.At+1, len(p.items), p.h)
	if len(p.items) == 0 {
		lines = append(lines, "  "+p.env.Styles.Muted.Render(ui.OneLine(p.env.T("search.nothing"), w-2)))
	}
	for i := p.cursor.Top; i < min(len(p.items), p.cursor.Top+p.h); i++ {
		lines = append(lines, p.row(p.items[i], i == p.cursor.At, w))
	}
	return ui.Fit(lines, w, h), cursor
}

func (p *Palette) row(it item, chosen bool, w int) string {
	s := p.env.Styles
	mark, name := s.Row(chosen)
	right := ui.OneLine(it.right, w/2)
	left := ui.OneLine(it.name, w-2-ui.Width(right)-2)
	return ui.Cut(mark+ui.Ends(name.Render(left), s.Muted.Render(right), w-2), w)
}
