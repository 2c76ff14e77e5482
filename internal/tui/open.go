package tui

import (
	"runtime"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/bin"
	"stjerne/internal/tui/handover"
	"stjerne/internal/tui/help"
	"stjerne/internal/tui/lookback"
	"stjerne/internal/tui/meeting"
	"stjerne/internal/tui/notes"
	"stjerne/internal/tui/palette"
	"stjerne/internal/tui/phase"
	"stjerne/internal/tui/present"
	"stjerne/internal/tui/search"
	"stjerne/internal/tui/settings"
	"stjerne/internal/tui/sureness"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
	"stjerne/internal/tui/year"
	"stjerne/journal"
)

// kinds are the notes that an action writes.
var kinds = map[action.ID]journal.EntryKind{
	action.Star: journal.Star, action.Observe: journal.Observation, action.Act: journal.Action,
	action.Aha: journal.Aha, action.Learn: journal.Learning,
}

// own carries out what is the same on every screen.
func (r *root) own(id action.ID) (tea.Cmd, bool) {
	if !r.offersOwn(id) {
		return nil, false
	}
	e := r.env
	if kind, ok := kinds[id]; ok {
		return r.note(ui.Note{Kind: kind}), true
	}
	switch id {
	case action.Palette:
		challenge, _, _ := r.context()
		return r.push(palette.New(e, r.everything(), challenge)), true
	case action.Help:
		_, _, at := r.context()
		return r.push(help.New(e, r.here(), at)), true
	case action.Save:
		if state, err := e.Saver.State(); state == ui.NotSaved {
			return r.elsewhere(err, false), true
		}
		return e.Saver.Now(), true
	case action.History:
		return r.history(), true
	case action.Undo, action.Redo:
		return r.undo(id == action.Redo), true
	case action.Leave, action.Interrupt, action.Quit:
		return r.leave(), true
	case action.Editor:
		return r.edit(), true
	case action.Paste:
		return e.Paste(), true
	case action.Search:
		return r.push(search.New(e)), true
	case action.Notes:
		challenge, _, _ := r.context()
		if len(r.stack) == 1 {
			challenge = journal.ID{} // home is about no one challenge: all notes
		}
		return r.push(notes.New(e, challenge)), true
	case action.Bin:
		return r.push(bin.New(e)), true
	case action.Settings:
		return r.push(settings.New(e)), true
	case action.GoHome:
		return r.home(), true
	case action.Sample:
		return e.OpenSample(), true
	case action.Suspend:
		return tea.Batch(e.Saver.Now(), tea.Suspend), true
	case action.Mouse:
		on := "true"
		if e.Settings.Mouse {
			on = "false"
		}
		return r.set("mouse", on), true
	case action.Language:
		other := "en"
		if e.Settings.Lang == "en" {
			other = "da"
		}
		return r.set("lang", other), true
	case action.Meetings:
		return r.push(meeting.NewList(e)), true
	case action.Year:
		return r.push(year.New(e, 0)), true
	case action.NewChallenge:
		return r.push(window.NewChallenge(e)), true
	}
	return r.ofChallenge(id)
}

// ofChallenge carries out what is done with the challenge at hand.
func (r *root) ofChallenge(id action.ID) (tea.Cmd, bool) {
	e := r.env
	challenge, loop, _ := r.context()
	switch id {
	case action.Measure:
		return r.push(window.NewMeasurement(e, challenge, journal.ID{}, journal.ID{})), true
	case action.NewIndicator:
		return r.push(window.NewIndicator(e, challenge, journal.ID{})), true
	case action.Meeting:
		return r.push(meeting.New(e, challenge, loop, journal.ID{})), true
	case action.SortNotes:
		return r.push(notes.NewSort(e, challenge)), true
	case action.Present:
		return r.push(present.New(e, r.places(), challenge, loop)), true
	case action.Levels:
		return r.push(sureness.New(e, challenge, loop)), true
	case action.Listening:
		return meeting.Listening(e, challenge, loop), true
	case action.LookBack:
		return r.push(lookback.New(e, challenge, "")), true
	case action.Meet:
		return r.push(window.NewMeeting(e, challenge, journal.ID{})), true
	case action.Outcome:
		return r.push(window.NewOutcome(e, challenge, loop, nil)), true
	case action.Trial, action.Evaluation:
		return r.goTo(ui.Go{Challenge: challenge, Sheet: string(id)}), true
	case action.NextLoop:
		return r.push(window.NewLoop(e, challenge)), true
	case action.Rename:
		return r.push(window.NewRename(e, challenge)), true
	case action.Close:
		return r.push(window.NewClose(e, challenge)), true
	case action.Summary:
		return r.push(handover.New(e, challenge, loop)), true
	case action.Reopen:
		return r.setStatus(challenge, journal.Open), true
	case action.Archive:
		return r.setStatus(challenge, journal.Archived), true
	}
	return nil, false
}

func (r *root) setStatus(challenge journal.ID, status journal.Status) tea.Cmd {
	e := r.env
	if challenge.IsZero() {
		return nil
	}
	return ui.Write(e, "challenge", func(w *store.Writer) error { return w.SetStatus(challenge, status, journal.Day{}) },
		func() ui.Wrote { return ui.Wrote{Say: e.T("ui.status_" + string(status))} })
}

// offersOwn leaves out what means nothing now.
func (r *root) offersOwn(id action.ID) bool {
	switch id {
	case action.History:
		_, ok := r.dated()
		return ok
	case action.Find, action.Whole, action.SelectAll:
		return r.offersInText(id)
	case action.Editor:
		w, ok := r.top().(ui.Writes)
		if !ok {
			return false
		}
		_, ok = w.Writing()
		return ok
	case action.Save:
		state, _ := r.env.Saver.State()
		if _, window := r.top().(ui.Window); window && state != ui.NotSaved {
			return false // a small window has a key of its own for that
		}
		if state != ui.Saved {
			return true
		}
		w, ok := r.top().(ui.Writes)
		if !ok {
			return false
		}
		_, ok = w.Writing()
		return ok
	case action.Suspend:
		return runtime.GOOS != "windows"
	case action.Sample:
		return r.env.OpenSample != nil
	case action.Measure, action.NewIndicator, action.Meet, action.Outcome, action.NextLoop, action.Rename, action.Close,
		action.Summary, action.Archive, action.Trial, action.Evaluation, action.Meeting, action.LookBack, action.Levels,
		action.Present, action.SortNotes, action.Listening:
		challenge, _, _ := r.context()
		return !challenge.IsZero()
	case action.Reopen:
		// Only a screen that knows of a closed challenge offers it.
		_, knows := r.top().(ui.Offers)
		return knows
	}
	return true
}

// context is the challenge at hand: that of the topmost screen that has one.
func (r *root) context() (challenge, loop journal.ID, phase string) {
	for i := len(r.stack) - 1; i >= 0; i-- {
		if c, ok := r.stack[i].(ui.Contexter); ok {
			if challenge, loop, phase = c.Context(); !challenge.IsZero() {
				return challenge, loop, phase
			}
		}
	}
	return challenge, loop, phase
}

func (r *root) note(n ui.Note) tea.Cmd {
	challenge, _, _ := r.context()
	return r.push(window.NewNote(r.env, n.Kind, challenge, n.ID))
}

// editThing opens the small window of something that is not a note.
func (r *root) editThing(m ui.Edit) tea.Cmd {
	e := r.env
	challenge, loop, _ := r.context()
	switch m.Type {
	case "indicator":
		return r.push(window.NewIndicator(e, challenge, m.ID))
	case "measurement":
		if m.Make {
			return r.push(window.NewMeasurement(e, challenge, m.ID, journal.ID{}))
		}
		return r.push(window.NewMeasurement(e, challenge, journal.ID{}, m.ID))
	case "meeting":
		return r.push(window.NewMeeting(e, challenge, m.ID))
	case "meeting-page":
		return r.push(meeting.New(e, challenge, loop, m.ID))
	case "year":
		n, _ := journal.YearOfText(m.Ref.Name)
		return r.push(year.New(e, n))
	case "thought":
		return r.push(window.NewThought(e, challenge, m.Ref.Object, m.ID, m.Words))
	case "outcome":
		return r.push(window.NewOutcome(e, challenge, loop, m.Only))
	case "heads":
		return r.push(window.NewHeads(e, m.Ref))
	}
	return nil
}

// goTo shows a place in the journal. A challenge that is open already is turned
// to, so that its page keeps what is being written.
func (r *root) goTo(where ui.Go) tea.Cmd {
	if where.Alone {
		return r.push(phase.New(r.env, where))
	}
	var cmds []tea.Cmd
	for len(r.stack) > 1 {
		if p, ok := r.top().(*phase.Screen); ok && !p.Alone() {
			if at, _, _ := p.Context(); at == where.Challenge {
				return tea.Batch(append(cmds, p.Update(where))...)
			}
		}
		cmds = append(cmds, r.pop())
	}
	if where.Challenge.IsZero() {
		return tea.Batch(append(cmds, r.refresh())...)
	}
	return tea.Batch(append(cmds, r.push(phase.New(r.env, where)))...)
}

// places keep where somebody is in a presentation; nil for the sample, which is
// thrown away.
func (r *root) places() present.Places {
	if r.options.Sample || r.options.Paths.State == "" {
		return nil
	}
	return r.options.Paths.PlaceFile(r.env.Store.Path())
}

// elsewhere offers to keep what cannot be saved in another file.
func (r *root) elsewhere(cause error, leaving bool) tea.Cmd {
	return r.push(window.NewElsewhere(r.env, cause, leaving))
}
