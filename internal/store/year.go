package store

import (
	"strconv"
	"strings"

	"stjerne/journal"
)

// YearText is where what the leader says about a part of a year stands.
func YearText(year int, part string) journal.TextRef {
	return journal.TextRef{Name: journal.YearPrefix + strconv.Itoa(year) + "/" + part}
}

// Own is what the leader said about a year: words to its parts, and the notes that
// were left out of its gathering.
func (r *Reader) Own(year int) (journal.YearOwn, error) {
	own := journal.YearOwn{Texts: map[string]journal.Text{}, Out: map[journal.ID]bool{}}
	o, err := r.object(journal.ID{})
	if err != nil || o == nil {
		return own, err
	}
	prefix := journal.YearPrefix + strconv.Itoa(year)
	for _, name := range o.names(setTexts) {
		part, ok := strings.CutPrefix(name, prefix+"/")
		if !ok {
			continue
		}
		if own.Texts[part], err = r.textOf(o, name); err != nil {
			return own, err
		}
	}
	for _, id := range o.ids(prefix+yearOutSuffix, false) {
		own.Out[id] = true
	}
	return own, nil
}

// LeaveOut leaves a note or another thing out of a year's gathering, or takes it
// in again.
func (w *Writer) LeaveOut(year int, id journal.ID, out bool) error {
	o, err := w.object(journal.ID{})
	if o == nil && err == nil {
		o, err = w.newRoot()
	}
	if err != nil {
		return err
	}
	set := journal.YearPrefix + strconv.Itoa(year) + yearOutSuffix
	if m, found := o.member(set, id.String()); out == (found && !m.gone) {
		return nil
	}
	return w.putMember(o, set, id.String(), !out)
}
