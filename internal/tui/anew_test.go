package tui

import (
	"reflect"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
)

// messages are what a command leads to, those of batches and sequences in order.
func messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	list := reflect.ValueOf(msg)
	if list.Kind() != reflect.Slice || list.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return []tea.Msg{msg}
	}
	var all []tea.Msg
	for i := range list.Len() {
		all = append(all, messages(list.Index(i).Interface().(tea.Cmd))...)
	}
	return all
}

// In a window of another size the terminal's margins are opened before everything
// is painted again: those of the size before may have been set meanwhile.
func TestAnotherSizeOpensTheMargins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := start(t, journalAt(t), i18n.Danish, 80, 24)
		_, cmd := p.Model.Update(tea.WindowSizeMsg{Width: 80, Height: 30})
		got := messages(cmd)
		if len(got) != 2 || got[0] != (tea.RawMsg{Msg: openMargins}) || got[1] != tea.ClearScreen() {
			t.Errorf("a larger window leads to %q", got)
		}
	})
}
