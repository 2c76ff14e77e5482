package tui

import (
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"

	"stjerne/internal/field"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// root is the only tea.Model of the program. It owns the stack of screens, the
// line at the top, the footer and the messages; all else is a screen's affair.
type root struct {
	env   *ui.Env
	stack []ui.Screen
	w, h  int
	dark  bool

	flash   ui.Flash
	flashNo int
	flashAt time.Time

	mark    store.Mark
	leaving bool // the end was asked for; nothing more is begun
	forced  bool // the end came from outside: nobody can be asked
	restart *Restart

	body struct{ x, y, w, h int } // cells of the top screen, for the mouse
	foot []footSpan

	pressed pressed
	apart   map[string]bool // texts that the leader was told stand in two versions

	options Options
	broken  *string // the panic that ended the program
}

type footSpan struct {
	from, to int
	id       action.ID
}

// Restart asks Run's caller to open another journal or language in the place of
// this one.
type Restart struct{ Sample bool }

type (
	fadeMsg    struct{ no int }
	changedMsg struct{ mark store.Mark }
	flushedMsg struct{ err error }
	endedMsg   struct{ err error }
	endMsg     struct{} // a signal: save and leave
	undoneMsg  struct {
		step store.UndoStep
		redo bool
	}
	brokenMsg struct{}
)

func (r *root) Init() tea.Cmd {
	ui.SetMeasure(field.ByRune)
	cmds := []tea.Cmd{r.watch(r.mark), r.drafts()}
	if r.options.Shade == "" {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	for _, s := range r.stack {
		cmds = append(cmds, s.Init())
	}
	return r.guard(tea.Batch(cmds...))
}

func (r *root) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer func() {
		if p := recover(); p != nil {
			cmd = r.broke(p)
			model = r
		}
	}()
	return r, r.guard(r.update(msg))
}

func (r *root) top() ui.Screen { return r.stack[len(r.stack)-1] }

func (r *root) update(msg tea.Msg) tea.Cmd {
	saving, mine := r.env.Saver.Update(msg)
	if mine {
		return saving
	}
	if saving != nil {
		return tea.Batch(saving, r.route(msg))
	}
	return r.route(msg)
}

func (r *root) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		first, same := r.w == 0 && r.h == 0, r.w == msg.Width && r.h == msg.Height
		r.w, r.h = msg.Width, msg.Height
		if first || same {
			return nil
		}
		return anew()
	case tea.BackgroundColorMsg:
		if r.options.Shade == "" && msg.IsDark() != r.dark {
			r.dark = msg.IsDark()
			r.restyle()
		}
		return nil
	case tea.ResumeMsg:
		return anew()
	case panicked:
		r.broken = &msg.text
		return tea.Quit
	case brokenMsg:
		return tea.Quit
	case tea.KeyPressMsg:
		return r.key(msg)
	case tea.PasteMsg:
		return r.top().Update(msg)
	case tea.ClipboardMsg:
		return r.paste(r.env.Answered(msg))
	case ui.Unanswered:
		return r.paste(r.env.Silent(msg))
	case tea.ModeReportMsg:
		r.measured(msg)
		return nil
	case tea.MouseMsg:
		return r.mouse(msg)
	case endMsg:
		r.forced = true
		return r.leave()
	case flushedMsg:
		return r.flushed(msg.err)
	case endedMsg:
		return r.ended(msg.err)
	}
	return r.routeOwn(msg)
}

// routeOwn takes the messages of the program's own screens and commands.
func (r *root) routeOwn(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Push:
		return r.push(msg.Screen)
	case ui.Replace:
		return tea.Batch(r.pop(), r.push(msg.Screen))
	case ui.Pop:
		return tea.Batch(r.pop(), r.refresh())
	case ui.Home:
		return r.home()
	case ui.Go:
		return r.goTo(msg)
	case ui.Note:
		return r.note(msg)
	case ui.Edit:
		return r.editThing(msg)
	case ui.Act:
		return r.do(msg.ID)
	case ui.Flash:
		return r.say(msg)
	case ui.Failed:
		return r.say(ui.Flash{Text: r.env.Words.Sentence(msg.Err), Trouble: true})
	case ui.Wrote:
		cmds := []tea.Cmd{r.refresh()}
		if msg.Say != "" {
			cmds = append(cmds, r.say(ui.Flash{Text: msg.Say}))
		}
		if msg.Then != nil {
			cmds = append(cmds, ui.Send(msg.Then))
		}
		return tea.Batch(cmds...)
	case ui.Refresh:
		return r.refresh()
	case ui.SavedMsg:
		return r.saved(msg)
	case ui.SettingsChanged:
		return r.settingChanged(msg)
	case fadeMsg:
		if msg.no == r.flashNo && !r.flash.Trouble {
			r.flash = ui.Flash{}
		}
		return nil
	case changedMsg:
		r.mark = msg.mark
		return tea.Batch(r.watch(msg.mark), r.refresh())
	case undoneMsg:
		return r.undone(msg)
	case editedMsg:
		return r.edited(msg)
	case restartMsg:
		r.restart = &Restart{Sample: msg.sample}
		return r.leave()
	}
	var cmds []tea.Cmd
	for _, s := range r.stack {
		cmds = append(cmds, s.Update(msg))
	}
	return tea.Batch(cmds...)
}

// push puts a screen on top. The one below keeps its cursor, and what was being
// written in it is saved.
func (r *root) push(s ui.Screen) tea.Cmd {
	r.stack = append(r.stack, s)
	return tea.Batch(r.env.Saver.Now(), s.Init())
}

func (r *root) pop() tea.Cmd {
	if len(r.stack) < 2 {
		return nil
	}
	s := r.top()
	r.stack = r.stack[:len(r.stack)-1]
	if l, ok := s.(ui.Leaver); ok {
		return l.Leaving()
	}
	return nil
}

func (r *root) home() tea.Cmd {
	var cmds []tea.Cmd
	for len(r.stack) > 1 {
		cmds = append(cmds, r.pop())
	}
	return tea.Batch(append(cmds, r.refresh())...)
}

// refresh has the screens in sight read the journal again.
func (r *root) refresh() tea.Cmd {
	var cmds []tea.Cmd
	for i := len(r.stack) - 1; i >= 0; i-- {
		cmds = append(cmds, r.stack[i].Update(ui.Refresh{}))
		if _, window := r.stack[i].(ui.Window); !window {
			break
		}
	}
	return tea.Batch(cmds...)
}

// watch waits until somebody writes into the journal, here or elsewhere. Looking
// costs a stat and two small reads a second.
func (r *root) watch(last store.Mark) tea.Cmd {
	if r.options.still {
		return nil
	}
	return func() tea.Msg {
		for {
			time.Sleep(time.Second)
			// A terminal may go without a signal, as it does for a program that was
			// told to outlive it; nobody could ever end it then.
			if in := r.options.In; in != nil && !term.IsTerminal(int(in.Fd())) {
				return endMsg{}
			}
			if now, err := r.env.Store.Mark(); err == nil && now != last {
				return changedMsg{now}
			}
		}
	}
}

// fade is how long a message of success stays.
const fade = 4 * time.Second

func (r *root) say(f ui.Flash) tea.Cmd {
	r.flash, r.flashAt = f, time.Now()
	r.flashNo++
	no := r.flashNo
	if f.Trouble {
		return nil
	}
	return tea.Tick(fade, func(time.Time) tea.Msg { return fadeMsg{no} })
}

// unread is how long a message of trouble stays at least before a key takes it away.
const unread = 2 * time.Second

// saved tells the screens what was saved and the leader what went wrong.
func (r *root) saved(msg ui.SavedMsg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range r.stack {
		cmds = append(cmds, s.Update(msg))
	}
	for key, res := range msg.Results {
		if !res.Conflict {
			delete(r.apart, key)
			continue
		}
		// Once is enough: from then on both versions stand on the screen.
		if !r.apart[key] {
			r.apart[key] = true
			cmds = append(cmds, r.say(ui.Flash{Text: r.env.T("ui.conflict")}))
		}
	}
	return tea.Batch(cmds...)
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
