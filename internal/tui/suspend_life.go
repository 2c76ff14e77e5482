package tui

import (
	"reflect"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"

	"stjerne/internal/tui/ui"
)

// life is what the program meets from outside while it runs.
type life struct {
	root    *root
	program *tea.Program
	jobs    *jobs
	pausing atomic.Bool
}

// filter sees each message before the program does.
func (l *life) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		if l.pausing.CompareAndSwap(false, true) {
			go l.pause()
		}
		return nil
	}
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		return l.size(size)
	}
	return l.root.shield(msg)
}

// size is that of the window now. The library asks for it from several goroutines
// when the program starts, is woken or the window changes, and what one of them
// was told first may arrive last.
func (l *life) size(told tea.WindowSizeMsg) tea.WindowSizeMsg {
	w, h, err := term.GetSize(int(l.root.options.Out.Fd()))
	if err != nil || w < 1 || h < 1 {
		return told
	}
	return tea.WindowSizeMsg{Width: w, Height: h}
}

// pause saves, gives the terminal back and stops the program until it is woken.
// Bubble Tea's own way waits for ever where nobody can wake it, doesn't wait
// until all is saved, and sometimes never paints again (see settled).
func (l *life) pause() {
	if save := l.root.env.Saver.Now(); save != nil {
		saved := make(chan tea.Msg, 1)
		go func() { saved <- save() }()
		select {
		case msg := <-saved:
			go l.program.Send(msg)
		case <-time.After(patience):
			// It is kept, and tried again when the program is woken.
		}
	}
	woken := false
	asleep := &settled{run: func() error {
		woken = l.jobs.stop()
		return nil
	}}
	l.program.Send(tea.Exec(asleep, func(err error) tea.Msg {
		l.pausing.Store(false)
		resume := []tea.Cmd{ui.Send(tea.ResumeMsg{})}
		if err == nil && !woken {
			resume = append(resume, ui.Send(ui.Flash{Text: l.root.env.T("attack.no_shell"), Trouble: true}))
		}
		return tea.BatchMsg(resume)
	})())
}

// shield does for every command of a batch or a sequence, and those in them, what
// guard does for one: it keeps a panic from ending the program with a trace on
// the screen. The library has no name for a sequence, but it is a list of
// commands.
func (r *root) shield(msg tea.Msg) tea.Msg {
	list := reflect.ValueOf(msg)
	if list.Kind() != reflect.Slice || list.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	for i := range list.Len() {
		cmd := list.Index(i).Interface().(tea.Cmd)
		if cmd == nil {
			continue
		}
		guarded := r.guard(cmd)
		list.Index(i).Set(reflect.ValueOf(tea.Cmd(func() tea.Msg { return r.shield(guarded()) })))
	}
	return msg
}
