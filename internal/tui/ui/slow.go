package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// slow is how long a reading may take before it is said that it is under way: a
// word that stands there for a moment only would flicker.
const slow = 300 * time.Millisecond

// Patiently runs a reading. Where it takes its time a message of the screen's own
// says so meanwhile; where it fails another one does, besides Failed, which the
// program takes for itself.
func Patiently(read tea.Cmd, late, failed tea.Msg) tea.Cmd {
	return func() tea.Msg {
		type outcome struct {
			msg   tea.Msg
			panic any
		}
		got := make(chan outcome, 1)
		go func() {
			defer func() {
				if p := recover(); p != nil {
					got <- outcome{panic: p}
				}
			}()
			got <- outcome{msg: read()}
		}()
		end := func(o outcome) tea.Msg {
			if o.panic != nil {
				// Here the program catches it and ends in order.
				panic(o.panic)
			}
			if f, ok := o.msg.(Failed); ok {
				return tea.BatchMsg{Send(f), Send(failed)}
			}
			return o.msg
		}
		timer := time.NewTimer(slow)
		defer timer.Stop()
		select {
		case o := <-got:
			return end(o)
		case <-timer.C:
			return tea.BatchMsg{Send(late), func() tea.Msg { return end(<-got) }}
		}
	}
}
