package present

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// noteRow is the row of the note, and headsMark parts its id from the number of
// another version of it.
const (
	noteRow   = "note"
	headsMark = "/heads"
	excerpt   = 200 // cells of another version that stand below it
)

// note opens the note of the thing at hand, with what was noted before in it.
func (s *Screen) note() tea.Cmd {
	it, ok := s.item()
	if !ok {
		return nil
	}
	s.noting = it
	s.form = form.New(s.env, s.rows()...)
	s.form.Plain = true
	s.form.Ended = func() tea.Cmd { return s.along(1) }
	s.form.Began = func() tea.Cmd { return s.along(-1) }
	cmd, _ := s.form.Focus(noteRow, true)
	return cmd
}

// along goes to the next or the earlier thing with the pen in hand.
func (s *Screen) along(by int) tea.Cmd {
	to := s.at + by
	if to < 0 || to >= len(s.items)-1 {
		return s.form.StartWriting()
	}
	return tea.Batch(s.closeNote(), s.show(to, 0), s.note())
}

// closeNote puts the note away; it is saved at once.
func (s *Screen) closeNote() tea.Cmd {
	if r := s.row(); r != nil {
		t := s.texts[s.noting.note]
		t.Words = r.Words()
		s.texts[s.noting.note] = t
	}
	cmd := s.form.StopWriting()
	s.form = nil
	return tea.Batch(cmd, s.env.Saver.Now())
}

func (s *Screen) row() *form.Text {
	if s.form == nil {
		return nil
	}
	for _, r := range s.form.Rows() {
		if t, ok := r.(*form.Text); ok {
			return t
		}
	}
	return nil
}

// rows are the note, and below it the other versions of it where there are some.
func (s *Screen) rows() []form.Row {
	name := s.noting.note
	text := s.texts[name]
	row := &form.Text{
		Name: noteRow, Question: s.env.T("present.note"), Bare: true, Tight: true, Value: text.Words,
	}
	row.Target, row.Done = s.aim(name, text.Rev)
	if s.noting.plans {
		row.Echo = s.echo
		row.Note = row.Echo(text.Words)
	}
	row.Catch(s.env.Saver)
	rows := []form.Row{row}
	if len(text.Others) == 0 {
		return rows
	}
	row.Note, row.Echo = s.env.T("two.note"), nil
	ref := row.Target.Ref
	for n, o := range text.Others {
		words := ui.Apart(text.Words, o.Words, excerpt)
		if words == "" {
			words = s.env.T("window.heads.emptied")
		}
		rows = append(rows, &form.Button{
			Name: noteRow + headsMark + strconv.Itoa(n), Sign: "≠", Left: words, Full: true, Gap: true,
			Right: s.env.T("phase.heads", s.env.When(o.Day)),
			Press: func() tea.Cmd { return ui.Send(ui.Edit{Type: "heads", Ref: ref}) },
		})
	}
	return rows
}

// aim is where a note is saved to. While one waits it goes on with the target that
// it was begun with: that one knows which revision it was begun from.
func (s *Screen) aim(name string, base journal.RevisionID) (*ui.Target, func(string) tea.Cmd) {
	target := s.target(name, base)
	if u, ok := s.used[target.Key]; ok && s.env.Saver.Waiting(target.Key) {
		return u.target, u.done
	}
	var done func(string) tea.Cmd
	if s.noting.plans {
		target, done = s.planning(target)
	}
	s.used[target.Key] = aimed{name, target, done}
	return target, done
}

// aimed is a text of the meeting that was written here, and where it is saved to.
type aimed struct {
	name   string
	target *ui.Target
	done   func(string) tea.Cmd // nil where nothing follows from it
}

// arrange makes the rows of the note anew; the cursor stays in it.
func (s *Screen) arrange() {
	at := s.form.At()
	s.form.SetRows(s.rows())
	if strings.Contains(at, headsMark) && s.form.At() != at {
		s.form.Focus(noteRow, false) // the version that had the focus is chosen or gone
	}
}

// saved takes what was saved of the notes.
func (s *Screen) saved(msg ui.SavedMsg) tea.Cmd {
	anew := false
	for key, res := range msg.Results {
		u, mine := s.used[key]
		if !mine {
			continue
		}
		name := u.name
		apart := len(res.Text.Others) > 0 || len(s.texts[name].Others) > 0
		t := res.Text
		if words, _, waits := s.env.Saver.Pending(key); waits {
			t.Words = words
		}
		s.texts[name] = t
		anew = anew || apart && name == s.noting.note
	}
	if s.form != nil && anew {
		s.arrange()
	}
	// A meeting that was made for these words is known from now on.
	made := s.maker.Made()
	if (s.stale || !made.IsZero() && made != s.meeting) && !s.waits() {
		return s.read()
	}
	return nil
}

// waits tells whether a note of this screen is not saved yet.
func (s *Screen) waits() bool {
	for key := range s.used {
		if s.env.Saver.Waiting(key) {
			return true
		}
	}
	return false
}

// target saves a text of the meeting; where there is none yet, one without a date
// is made with the first word.
func (s *Screen) target(name string, base journal.RevisionID) *ui.Target {
	called := s.env.T("present.note_to", s.noting.asked)
	if !s.meeting.IsZero() {
		return form.TextTarget(s.env, journal.TextRef{Object: s.meeting, Name: name}, called, base)
	}
	return s.maker.Target(name, called)
}

// Writer is the note.
func (s *Screen) Writer() ui.Writer {
	if s.form == nil {
		return nil
	}
	return s.form
}

// Writing is the note's text.
func (s *Screen) Writing() (string, bool) {
	if s.form == nil {
		return "", false
	}
	return s.form.Writing()
}

// Replace puts another text in its place.
func (s *Screen) Replace(text string) tea.Cmd {
	if s.form == nil {
		return nil
	}
	return s.form.Replace(text)
}
