package tuitest

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// program does for a stage what the program does around its screens.
type program struct{ p *Stage }

func (g program) Init() tea.Cmd { return nil }

func (g program) View() tea.View {
	content, cursor := g.p.View()
	return tea.View{Content: content, Cursor: cursor}
}

func (g program) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	saving, mine := g.p.env.Saver.Update(msg)
	if mine {
		return g, saving
	}
	return g, tea.Batch(saving, g.route(msg))
}

func (g program) route(msg tea.Msg) tea.Cmd {
	p := g.p
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return nil
	case tea.KeyPressMsg:
		return g.key(msg)
	case tea.PasteMsg, ui.Click, ui.Drag, ui.Wheel:
		return p.Top().Update(msg)
	case ui.Push:
		p.Stack = append(p.Stack, msg.Screen)
		return msg.Screen.Init()
	case ui.Replace:
		left := g.pop()
		p.Stack = append(p.Stack, msg.Screen)
		return tea.Batch(left, msg.Screen.Init())
	case ui.Pop:
		return tea.Batch(g.pop(), g.all(ui.Refresh{}))
	case ui.Wrote:
		cmds := []tea.Cmd{g.all(ui.Refresh{})}
		if msg.Say != "" {
			cmds = append(cmds, ui.Send(ui.Flash{Text: msg.Say}))
		}
		if msg.Then != nil {
			cmds = append(cmds, ui.Send(msg.Then))
		}
		return tea.Batch(cmds...)
	case ui.SettingsChanged:
		p.Sent = append(p.Sent, msg)
		if p.Changed != nil {
			p.Changed(msg)
		}
		return g.all(msg)
	case ui.Failed:
		// No test here has an operation of the journal fail unasked.
		p.t.Errorf("an operation of the journal failed: %v", msg.Err)
		return nil
	case ui.Go, ui.Home, ui.Act, ui.Note, ui.Edit, ui.Flash:
		p.Sent = append(p.Sent, msg)
		return nil
	}
	return g.all(msg)
}

// all hands a message to all screens.
func (g program) all(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range append([]ui.Screen{}, g.p.Stack...) {
		cmds = append(cmds, s.Update(msg))
	}
	return tea.Batch(cmds...)
}

func (g program) pop() tea.Cmd {
	s := g.p.Top()
	if s == nil {
		return nil
	}
	g.p.Stack = g.p.Stack[:len(g.p.Stack)-1]
	if l, ok := s.(ui.Leaver); ok {
		return l.Leaving()
	}
	return nil
}

// key does what a key means where the screen in front stands; one that means
// nothing there is typed.
func (g program) key(msg tea.KeyPressMsg) tea.Cmd {
	p := g.p
	if p.Top() == nil {
		return nil
	}
	// Drawing comes between two keys, as in the program.
	p.View()
	name := msg.Keystroke()
	if msg.Text != "" && msg.Text != " " {
		name = msg.Text
	}
	if a, ok := action.Lookup(name, p.scopes()); ok {
		o, picky := p.Top().(ui.Offers)
		if !picky || o.Offer(a.ID) {
			if cmd, done := p.Top().Do(a.ID); done {
				return cmd
			}
		}
	}
	return p.Top().Update(msg)
}
