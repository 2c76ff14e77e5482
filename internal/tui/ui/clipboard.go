package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"
)

// Clipboard is the system's. Over ssh it would be that of the other machine, so
// the terminal is asked instead, which tells nobody whether it obeys. What was
// copied last is kept here too: where there is no clipboard at all, cut and paste
// work all the same.
type Clipboard struct {
	// Write and Read are the system's own where they are nil.
	Write func(string) error
	Read  func() (string, error)

	held  string
	asked int // the question that the terminal has not answered; 0 where there is none
	next  int
}

// Unanswered tells that the terminal was asked for its clipboard and has had its time.
type Unanswered struct{ no int }

// answer is how long a terminal may take to tell its clipboard.
const answer = 400 * time.Millisecond

func remote(e *Env) bool {
	return e.Getenv != nil && (e.Getenv("SSH_CONNECTION") != "" || e.Getenv("SSH_TTY") != "")
}

// Copy puts a text on the clipboard and says so: copied and sent are keys of the
// catalogue, the latter for a terminal, which never tells whether it did.
func (e *Env) Copy(text, copied, sent string) tea.Cmd {
	e.Clip.held = text
	put := e.Clip.Write
	if put == nil {
		put = clipboard.WriteAll
	}
	byTerminal := tea.Batch(tea.SetClipboard(text), Send(Flash{Text: e.T(sent)}))
	if remote(e) {
		return byTerminal
	}
	said := Flash{Text: e.T(copied)}
	return func() tea.Msg {
		if err := put(text); err != nil {
			return tea.BatchMsg{byTerminal}
		}
		return said
	}
}

// Paste brings what is on the clipboard as a paste.
func (e *Env) Paste() tea.Cmd {
	get := e.Clip.Read
	if get == nil {
		get = clipboard.ReadAll
	}
	held := e.Clip.held
	e.Clip.next++
	no := e.Clip.next
	e.Clip.asked = no
	ask := tea.Batch(func() tea.Msg { return tea.ReadClipboard() },
		tea.Tick(answer, func(time.Time) tea.Msg { return Unanswered{no} }))
	if remote(e) {
		return ask
	}
	return func() tea.Msg {
		text, err := get()
		if err != nil {
			return tea.BatchMsg{ask}
		}
		if text == "" {
			text = held
		}
		return tea.PasteMsg{Content: text}
	}
}

// Answered takes what the terminal tells of its clipboard, asked for or not.
func (e *Env) Answered(msg tea.ClipboardMsg) (tea.PasteMsg, bool) {
	late := e.Clip.asked == 0 && e.Clip.next > 0
	e.Clip.asked = 0
	if msg.Content == "" {
		return tea.PasteMsg{Content: e.Clip.held}, !late && e.Clip.held != ""
	}
	return tea.PasteMsg{Content: msg.Content}, !late
}

// Silent takes the terminal's silence: what was copied here last is pasted then.
func (e *Env) Silent(msg Unanswered) (tea.PasteMsg, bool) {
	if e.Clip.asked != msg.no {
		return tea.PasteMsg{}, false
	}
	e.Clip.asked = 0
	return tea.PasteMsg{Content: e.Clip.held}, e.Clip.held != ""
}
