// Package palette is the list of everything that can be done, by name and with
// its key, as a small window over what stands there. Typing narrows it, and finds
// challenges, questions and texts too.
package palette

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/field"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// pause is how long nothing must have been typed before texts are searched.
const pause = 80 * time.Millisecond

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
	field     field.Field
	styles    *ui.Styles
	typed     string
	gen       int // of what was typed: answers to an earlier one are dropped
	h         int // rows of the list as last drawn
	shownW    int // width that the hint in the field is cut to
}

type (
	readMsg  struct{ known known }
	pauseMsg struct{ gen int }
	hitsMsg  struct {
		gen  int
		hits []store.Hit
	}
)

// New makes the window for the actions that can be done now. challenge is the one
// at hand, whose questions are found; zero where there is none.
func New(e *ui.Env, actions []action.Action, challenge journal.ID) *Palette {
	p := &Palette{env: e, challenge: challenge, acts: acts(e, actions), field: field.NewLine()}
	p.items = p.found("")
	return p
}

// Init reads the names of the challenges.
func (p *Palette) Init() tea.Cmd {
	challenge := p.challenge
	return tea.Batch(p.field.Focus(), ui.Read(p.env,
		func(r *store.Reader) (known, error) { return read(r, challenge) },
		func(k known) tea.Msg { return readMsg{k} }))
}

// Update takes what is typed, what was found, and presses.
func (p *Palette) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		p.known = msg.known
		p.list()
	case pauseMsg:
		if msg.gen == p.gen {
			return p.search()
		}
	case hitsMsg:
		if msg.gen == p.gen {
			p.hits = msg.hits
			p.list()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		return p.write(msg)
	case ui.Wheel:
		by := action.Down
		if msg.Rows < 0 {
			by = action.Up
		}
		p.cursor.Do(by, len(p.items), 1)
	case ui.Click:
		if at := msg.Y - above + p.cursor.Top; msg.Y >= above && msg.Y < above+p.h && at < len(p.items) {
			p.cursor.At = at
			return p.open()
		}
	}
	return nil
}

func (p *Palette) write(msg tea.Msg) tea.Cmd {
	cmd := p.field.Update(msg)
	typed := strings.TrimSpace(p.field.Value())
	if typed == p.typed {
		return cmd
	}
	p.typed = typed
	p.gen++
	p.hits = nil
	p.cursor = ui.Cursor{}
	p.list()
	if len([]rune(typed)) < 2 {
		return cmd
	}
	gen := p.gen
	return tea.Batch(cmd, tea.Tick(pause, func(time.Time) tea.Msg { return pauseMsg{gen} }))
}

func (p *Palette) search() tea.Cmd {
	gen, words := p.gen, p.typed
	return ui.Read(p.env,
		func(r *store.Reader) ([]store.Hit, error) {
			return r.Search(store.SearchQuery{Words: words, Limit: textsShown})
		},
		func(hits []store.Hit) tea.Msg { return hitsMsg{gen, hits} })
}

func (p *Palette) list() {
	p.items = p.found(p.typed)
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
func (p *Palette) Scopes() []action.Scope { return []action.Scope{action.Finding} }

// Offer leaves out what would open a second window over this one.
func (p *Palette) Offer(id action.ID) bool { return id != action.Help }

// Head is the window's title.
func (p *Palette) Head() (left, right string) { return p.env.T("action.palette"), "" }

// Size is that of a list which is read at a glance. It stays the same while
// typing, so that the window does not jump.
func (p *Palette) Size(w, h int) (int, int) { return min(w, wide), min(h, tall) }

// above is how many rows stand over the list.
const above = 2

// View draws the line that is typed in and what it finds.
func (p *Palette) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	if p.styles != p.env.Styles {
		p.styles = p.env.Styles
		p.field.SetLook(p.styles.FieldLook())
	}
	const mark = "› "
	room := max(1, w-ui.Width(mark))
	p.field.SetSize(room, 1)
	if p.shownW != room {
		p.shownW = room
		p.field.SetPlaceholder(ui.OneLine(p.env.T("palette.hint"), room-1))
	}
	lines := []string{ui.Cut(p.styles.Accent.Render(mark)+p.field.View(), w), ""}
	cursor := p.field.Cursor()
	if cursor != nil {
		cursor.X = min(cursor.X+ui.Width(mark), w-1)
	}
	p.h = max(0, h-above)
	p.cursor.Scroll(p.cursor.At, p.cursor.At+1, len(p.items), p.h)
	if len(p.items) == 0 {
		lines = append(lines, "  "+p.styles.Muted.Render(ui.OneLine(p.env.T("search.nothing"), w-2)))
	}
	for i := p.cursor.Top; i < min(len(p.items), p.cursor.Top+p.h); i++ {
		lines = append(lines, p.row(p.items[i], i == p.cursor.At, w))
	}
	return ui.Fit(lines, w, h), cursor
}

func (p *Palette) row(it item, chosen bool, w int) string {
	s := p.styles
	mark, name := "  ", s.Text
	if chosen {
		mark, name = s.Accent.Render("▸")+" ", s.Strong
	}
	right := ui.OneLine(it.right, w/2)
	left := ui.OneLine(it.name, w-2-ui.Width(right)-2)
	return ui.Cut(mark+ui.Ends(name.Render(left), s.Muted.Render(right), w-2), w)
}
