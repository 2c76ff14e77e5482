// Floor is the bare program that stjerne is measured against: Bubble Tea showing
// one text area in the alternate screen. What it takes, anything built on it takes.
package main

import (
	"fmt"
	"os"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
)

type floor struct{ area textarea.Model }

func (f floor) Init() tea.Cmd { return nil }

func (f floor) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		f.area.SetWidth(msg.Width)
		f.area.SetHeight(msg.Height)
	case tea.KeyPressMsg:
		if msg.Keystroke() == "ctrl+c" {
			return f, tea.Quit
		}
	}
	area, cmd := f.area.Update(msg)
	f.area = area
	return f, cmd
}

func (f floor) View() tea.View {
	view := tea.NewView(f.area.View())
	view.AltScreen = true
	return view
}

func main() {
	area := textarea.New()
	area.Focus()
	if _, err := tea.NewProgram(floor{area}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
