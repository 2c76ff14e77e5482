// Package sureness is the page that says how sure the learning of a loop is: one
// sentence, and the method's own words of the levels. What would take it further
// is told to the leader who asks, and evidence is what the leader alone declares.
package sureness

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Screen is the page.
type Screen struct {
	env             *ui.Env
	challenge, loop journal.ID
	data            *journal.Challenge // nil until it was read
	gen             int                // of readings: one that was overtaken is dropped
	asked           bool               // what would take it further is told

	top  int
	h    int
	laid layout
}

// layout is the page as it was laid out last.
type layout struct {
	w       int
	styles  *ui.Styles
	lines   []string
	further int // the line on which it is told what would take it further
}

// New makes the page of a loop; a zero loop is the challenge's current one.
func New(e *ui.Env, challenge, loop journal.ID) *Screen {
	return &Screen{env: e, challenge: challenge, loop: loop}
}

type readMsg struct {
	owner     any
	gen       int
	saved     uint64 // the generation of the saver when it was read
	challenge *journal.Challenge
}

// read reads a challenge for a screen of this package.
func read(e *ui.Env, owner any, gen int, challenge journal.ID) tea.Cmd {
	saved := e.Saver.Generation()
	return ui.Read(e, func(r *store.Reader) (*journal.Challenge, error) { return r.Challenge(challenge) },
		func(c *journal.Challenge) tea.Msg { return readMsg{owner, gen, saved, c} })
}

// of is a challenge's loop of an id, or its current one where there is none.
func of(c *journal.Challenge, id journal.ID) *journal.Loop {
	if c == nil {
		return nil
	}
	if l := c.Loop(id); l != nil {
		return l
	}
	return c.Current()
}

// Init reads the challenge.
func (s *Screen) Init() tea.Cmd {
	s.gen++
	return read(s.env, s, s.gen, s.challenge)
}

// Update takes what was read, and the wheel.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		if msg.owner == s && msg.gen == s.gen {
			s.data, s.laid = msg.challenge, layout{}
		}
	case ui.Refresh:
		return s.Init()
	case ui.SettingsChanged:
		s.laid = layout{}
	case ui.Wheel:
		s.scroll(msg.Rows)
	}
	return nil
}

// Do tells what would take it further, leads to declaring, and scrolls.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	page := max(1, s.h-2)
	switch id {
	case action.TakeFurther:
		s.asked = !s.asked
		s.laid, s.top = layout{}, 0
		if s.asked {
			s.top = atFurther
		}
	case action.Write:
		if l := of(s.data, s.loop); l != nil {
			return ui.Send(ui.Push{Screen: NewDeclaring(s.env, s.challenge, l.ID)}), true
		}
	case action.Up:
		s.scroll(-1)
	case action.Down:
		s.scroll(1)
	case action.PageUp:
		s.scroll(-page)
	case action.PageDown:
		s.scroll(page)
	case action.First:
		s.scroll(-len(s.laid.lines))
	case action.Last:
		s.scroll(len(s.laid.lines))
	case action.Out:
		return ui.Send(ui.Pop{}), true
	case action.Levels:
	default:
		return nil, false
	}
	return nil, true
}

func (s *Screen) scroll(by int) { s.top = max(0, min(s.top+by, len(s.laid.lines)-s.h)) }

// atFurther is a top that is looked up when the page is laid: where it is told
// what would take it further is in sight then.
const atFurther = -1

// Scopes are those of the levels, of reading, and the single keys.
func (s *Screen) Scopes() []action.Scope {
	return []action.Scope{action.Sureness, action.Reading, action.Outside}
}

// Offer leaves out what leads here.
func (s *Screen) Offer(id action.ID) bool {
	switch id {
	case action.Levels:
		return false
	case action.Write, action.TakeFurther:
		return s.data != nil
	}
	return true
}

// Head is what the page is, and of which challenge and loop.
func (s *Screen) Head() (left, right string) { return head(s.env, "levels.head", s.data, s.loop), "" }

func head(e *ui.Env, key string, c *journal.Challenge, loop journal.ID) string {
	l := of(c, loop)
	if l == nil {
		return e.T("action.levels")
	}
	return e.T(key, e.T("phase.head", e.Words.Titled(c.Title.Words), l.Number))
}

// Context is the challenge and its loop.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	if l := of(s.data, s.loop); l != nil {
		return s.challenge, l.ID, ""
	}
	return s.challenge, s.loop, ""
}

// widest is how long a line may be and still be read with ease.
const widest = 84

// View draws what is in sight.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	l := of(s.data, s.loop)
	if w < 1 || h < 1 || l == nil {
		return "", nil
	}
	s.h = h
	if s.laid.lines == nil || s.laid.w != w || s.laid.styles != s.env.Styles {
		s.lay(l, w)
	}
	if s.top == atFurther {
		// The sentence above stays in sight as far as there is room for both.
		s.top = 0
		if s.laid.further+h/2 > h {
			s.top = s.laid.further
		}
	}
	s.scroll(0)
	shown := append([]string{}, s.laid.lines[s.top:min(len(s.laid.lines), s.top+h)]...)
	if s.top+h < len(s.laid.lines) && h > 1 {
		shown[len(shown)-1] = s.env.Styles.Muted.Render(ui.OneLine("↓ "+s.env.T("help.more"), w))
	}
	return ui.Fit(shown, w, h), nil
}

func (s *Screen) lay(l *journal.Loop, w int) {
	e, st, room := s.env, s.env.Styles, min(w, widest)
	s.laid = layout{w: w, styles: st}
	level, declared := s.data.LevelOf(l)
	said := ui.Or(summary.Sureness(e.Words, s.data, l), e.T("levels.none"))
	lines := ui.Paint(ui.Wrap(said, room), st.Strong)
	if declared && level != journal.Evidence && !l.DeclaredBy.Empty() {
		lines = append(lines, "", st.Muted.Render(ui.OneLine(e.T("levels.by"), room)))
		lines = append(lines, ui.Indent(e.Written(strings.TrimSpace(l.DeclaredBy.Words), room-2), "  ")...)
	}
	lines = append(lines, "")
	s.laid.further = len(lines)
	if s.asked {
		becomes, needs, optional := summary.Further(e.Words, e.Method, s.data, l)
		lines = append(lines, ui.Paint(ui.Wrap(becomes, room), st.Accent)...)
		for _, one := range needs {
			for i, row := range ui.Wrap(one, max(1, room-2)) {
				sign := "  "
				if i == 0 {
					sign = "· "
				}
				lines = append(lines, st.Text.Render(sign+row))
			}
		}
		if optional != "" {
			lines = append(lines, ui.Paint(ui.Wrap(optional, room), st.Muted)...)
		}
		lines = append(lines, "")
	}
	lines = append(lines, ui.Paint(ui.Wrap(e.T("levels.method"), room), st.Accent)...)
	for _, o := range e.Method.Levels {
		mark, paint := st.Row(journal.Level(o.ID) == level)
		lines = append(lines, mark+paint.Render(ui.OneLine(o.Name, room-2)))
		lines = append(lines, ui.Indent(ui.Paint(ui.Wrap(o.Help, max(1, room-2)), st.Muted), "  ")...)
	}
	s.laid.lines = lines
}
