package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"stjerne/journal"
)

// UndoStep names what undo or redo would do; What is "" where there is nothing.
type UndoStep struct {
	What      string
	At        time.Time
	Challenge journal.ID // zero: none
	// Join is the name that the step was made under (Writer.Join); "" where it was none.
	Join string
}

// NextUndo names the step that Undo would take back.
func (r *Reader) NextUndo() (UndoStep, error) {
	list, err := r.steps()
	if err != nil {
		return UndoStep{}, err
	}
	return r.newestOf(list.Done)
}

// NextRedo names the step that Redo would do again.
func (r *Reader) NextRedo() (UndoStep, error) {
	list, err := r.steps()
	if err != nil {
		return UndoStep{}, err
	}
	return r.newestOf(list.Undone)
}

func (r *Reader) newestOf(keys []journal.ID) (UndoStep, error) {
	if len(keys) == 0 {
		return UndoStep{}, nil
	}
	s, err := r.step(keys[len(keys)-1])
	if err != nil {
		return UndoStep{}, err
	}
	return s.public(), nil
}

// note remembers a change for undo. What belongs to an object that is made in
// the same step goes and comes with it, and a line that was begun and not yet
// kept is no step.
func (w *Writer) note(c change) {
	draft := c.Object.IsZero() && strings.HasPrefix(c.Name, journal.DraftPrefix)
	if draft || w.made[c.Object] && c.Kind != changeMade {
		return
	}
	w.changes = append(w.changes, c)
}

// finish makes one step of undo of what was changed.
func (w *Writer) finish() error {
	if len(w.changes) == 0 {
		return nil
	}
	list, err := w.steps()
	if err != nil {
		return err
	}
	now := &step{
		What: w.what, At: w.now().UnixMilli(), Challenge: w.about, Join: w.join, Session: w.session,
		Changes: squeeze(w.changes),
	}
	if joined, err := w.joined(list, now); joined || err != nil {
		return err
	}
	for _, key := range list.Undone {
		if err := w.remove(bucketOp, key); err != nil {
			return err
		}
	}
	list.Undone = nil
	return w.push(list, &list.Done, now)
}

// joined puts a step into the one before where both have the same name and
// nothing came between them.
func (w *Writer) joined(list *steps, now *step) (bool, error) {
	if now.Join == "" || len(list.Done) == 0 || len(list.Undone) > 0 {
		return false, nil
	}
	key := list.Done[len(list.Done)-1]
	last, err := w.step(key)
	if err != nil || last.Join != now.Join || last.Session != now.Session {
		return false, err
	}
	now.Changes = squeeze(append(last.Changes, now.Changes...))
	now.What = last.What
	return true, w.put(bucketOp, key, encode(now))
}

func (w *Writer) push(list *steps, to *[]journal.ID, s *step) error {
	key, err := w.newID(bucketOp)
	if err != nil {
		return err
	}
	if err := w.put(bucketOp, key, encode(s)); err != nil {
		return err
	}
	*to = append(*to, key)
	for len(*to) > keptSteps {
		if err := w.remove(bucketOp, (*to)[0]); err != nil {
			return err
		}
		*to = (*to)[1:]
	}
	return w.putSteps(list)
}

// squeeze makes one change of several at the same place: the first tells what
// was before, the last what is left. What was made in the step takes in all
// else that was done to it.
func squeeze(changes []change) []change {
	at := map[string]int{}
	made := map[journal.ID]bool{}
	var kept []change
	for _, c := range changes {
		if made[c.Object] && c.Kind != changeMade && c.Kind != changeHidden {
			continue
		}
		if c.Kind == changeMade {
			made[c.Object] = true
		}
		if i, known := at[c.place()]; known {
			kept[i].After, kept[i].Mark = c.After, c.Mark
			continue
		}
		at[c.place()] = len(kept)
		kept = append(kept, c)
	}
	return kept
}

// Undo takes the newest step back, whoever made it, as a new write. Where
// something was changed again since, that part stays; where that is all of it,
// FaultOvertaken says so and the step is dropped. The zero UndoStep: there was
// nothing to take back.
func (s *Store) Undo(ctx context.Context) (UndoStep, error) {
	return s.replay(ctx, func(l *steps) (*[]journal.ID, *[]journal.ID) { return &l.Done, &l.Undone })
}

// Redo does again what was undone last. A new change ends it.
func (s *Store) Redo(ctx context.Context) (UndoStep, error) {
	return s.replay(ctx, func(l *steps) (*[]journal.ID, *[]journal.ID) { return &l.Undone, &l.Done })
}

func (s *Store) replay(ctx context.Context, sides func(*steps) (from, to *[]journal.ID)) (UndoStep, error) {
	if _, present, err := s.find(); err != nil || !present {
		return UndoStep{}, err
	}
	var did UndoStep
	overtaken := false
	err := s.write(ctx, func(w *Writer) error {
		list, err := w.steps()
		if err != nil {
			return err
		}
		from, to := sides(list)
		if len(*from) == 0 {
			return nil
		}
		key := (*from)[len(*from)-1]
		old, err := w.step(key)
		if err != nil {
			return err
		}
		did = old.public()
		*from = (*from)[:len(*from)-1]
		if err := w.remove(bucketOp, key); err != nil {
			return err
		}
		for i := len(old.Changes) - 1; i >= 0; i-- {
			if err := w.takeBack(&old.Changes[i]); err != nil {
				return err
			}
		}
		if overtaken = len(w.changes) == 0; overtaken {
			return w.putSteps(list)
		}
		return w.push(list, to, &step{
			What: old.What, At: old.At, Challenge: old.Challenge, Session: w.session, Of: cmp.Or(old.Join, old.Of),
			Changes: squeeze(w.changes),
		})
	})
	if err == nil && overtaken {
		return UndoStep{}, newFault(FaultOvertaken)
	}
	return did, err
}

// takeBack puts back what was before a change, where what is there now is still
// what the change left.
func (w *Writer) takeBack(c *change) error {
	o, err := w.object(c.Object)
	if o == nil || err != nil || o.erased() {
		return err
	}
	why, _, _ := o.hidden()
	switch c.Kind {
	case changeMade:
		if why == shown {
			return w.setHidden(o, undone)
		}
	case changeHidden:
		var before, after hidden
		if err := decode(c.Before, &before); err != nil {
			return err
		}
		if err := decode(c.After, &after); err != nil {
			return err
		}
		if why == after {
			return w.setHidden(o, before)
		}
	case changeField:
		if bytes.Equal(o.value(c.Name), c.After) {
			before := c.Before
			if before == nil {
				before = nothingLike(c.After)
			}
			return w.setField(o, c.Name, before)
		}
	case changeMember:
		m, found := o.member(c.Set, c.Name)
		in := found && !m.gone
		if in == bytes.Equal(c.After, memberIn) {
			return w.putMember(o, c.Set, c.Name, !bytes.Equal(c.Before, memberIn))
		}
	case changeText:
		return w.takeTextBack(o, c)
	}
	return nil
}

// nothingLike is what stands for a field that was never set.
func nothingLike(value []byte) json.RawMessage {
	if len(value) > 0 && value[0] == '"' {
		return json.RawMessage(`""`)
	}
	return json.RawMessage("null")
}

func (w *Writer) takeTextBack(o *object, c *change) error {
	rec, err := w.Reader.record(o, c.Name)
	if rec == nil || err != nil || mark(rec.standing()) != c.Mark {
		return err
	}
	before := c.Heads
	if len(before) == 0 {
		before = []stood{{}}
	}
	covered := slices.Clone(rec.heads)
	// The newest of them comes last, so that it stands first again.
	for i := len(before) - 1; i >= 0; i-- {
		var left []head
		if i < len(before)-1 {
			left = slices.Clone(rec.heads)
		}
		if _, err := w.writeHead(o, &rec, c.Name, before[i].Words, before[i].From, covered, left); err != nil {
			return err
		}
		covered = nil
	}
	return nil
}
