package store

import (
	"cmp"
	"encoding/json"
	"time"

	"stjerne/journal"
)

// keptSteps is how many steps can be undone.
const keptSteps = 200

// Kinds of changes.
const (
	changeMade   = "made"   // an object was made
	changeHidden = "hidden" // an object was deleted or put back
	changeField  = "field"
	changeMember = "member" // of a set
	changeText   = "text"
)

var (
	memberIn  = json.RawMessage("true")
	memberOut = json.RawMessage("false")
)

// change is one thing that a step did: where, what was there before, and enough
// to tell whether what is there now is still what the step left.
type change struct {
	Object journal.ID      `json:"o"`
	Kind   string          `json:"c"`
	Set    string          `json:"set,omitempty"`
	Name   string          `json:"n,omitempty"`
	Before json.RawMessage `json:"b,omitempty"`
	After  json.RawMessage `json:"a,omitempty"`
	Heads  []stood         `json:"h,omitempty"` // of a text: what stood before
	Mark   string          `json:"m,omitempty"` // of a text: fingerprint of what was left
}

func (c *change) place() string {
	return c.Object.String() + "\x00" + c.Kind + "\x00" + c.Set + "\x00" + c.Name
}

// step is a record of the bucket op.
type step struct {
	What      string     `json:"what"`
	At        int64      `json:"at"` // milliseconds since 1970
	Challenge journal.ID `json:"challenge"`
	Join      string     `json:"join"`
	Of        string     `json:"of,omitempty"` // what Join was before it was undone or redone
	Session   string     `json:"session"`
	Changes   []change   `json:"changes"`
}

func (s *step) public() UndoStep {
	return UndoStep{What: s.What, At: time.UnixMilli(s.At), Challenge: s.Challenge, Join: cmp.Or(s.Join, s.Of)}
}

// steps is the value at the zero key of the bucket op: keys of records, the
// newest last.
type steps struct {
	Done   []journal.ID `json:"done"`
	Undone []journal.ID `json:"undone"`

	rest rawObject
}

func (r *Reader) steps() (*steps, error) {
	list := &steps{}
	content, err := r.get(bucketOp, journal.ID{})
	if content == nil || err != nil {
		return list, err
	}
	list.rest, err = decodeKeeping(content, list)
	return list, err
}

func (w *Writer) putSteps(list *steps) error {
	return w.put(bucketOp, journal.ID{}, encodeKeeping(list, list.rest))
}

func (r *Reader) step(key journal.ID) (*step, error) {
	content, err := r.get(bucketOp, key)
	if err != nil {
		return nil, err
	}
	if content == nil {
		return nil, damaged("a step of undo that is not there")
	}
	s := &step{}
	return s, decode(content, s)
}
