package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

func (r *root) mouse(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	x, y := m.X-r.body.x, m.Y-r.body.y
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		rows := 3
		if wheel.Button == tea.MouseWheelUp {
			rows = -3
		} else if wheel.Button != tea.MouseWheelDown {
			return nil
		}
		return r.top().Update(ui.Wheel{X: x, Y: y, Rows: rows})
	}
	switch msg.(type) {
	case tea.MouseMotionMsg:
		if !r.pressed.held || m.Button != tea.MouseLeft {
			return nil
		}
		return r.top().Update(ui.Drag{X: x, Y: y})
	case tea.MouseReleaseMsg:
		r.pressed.held = false
		return nil
	}
	if m.Button != tea.MouseLeft {
		return nil
	}
	times := r.press(m)
	if m.Y == r.h-1 {
		for _, sp := range r.foot {
			if m.X >= sp.from && m.X < sp.to {
				return r.do(sp.id)
			}
		}
		return nil
	}
	if x < 0 || y < 0 || x >= r.body.w || y >= r.body.h {
		if _, window := r.top().(ui.Window); window {
			// A press beside a small window puts it away, as people expect.
			return r.do(action.Out)
		}
		return nil
	}
	return r.top().Update(ui.Click{X: x, Y: y, Times: times, Along: m.Mod.Contains(tea.ModShift)})
}

// again is how soon a press has to follow on another to count as one with it.
const again = 400 * time.Millisecond

// pressed is the last press of the mouse.
type pressed struct {
	x, y, times int
	at          time.Time
	held        bool
}

// press counts presses that follow on each other in one place.
func (r *root) press(m tea.Mouse) int {
	p := &r.pressed
	if m.X == p.x && m.Y == p.y && time.Since(p.at) < again {
		p.times = p.times%3 + 1
	} else {
		p.times = 1
	}
	p.x, p.y, p.at, p.held = m.X, m.Y, time.Now(), true
	return p.times
}
