package store

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stjerne/journal"
)

// Named lists what was chosen for names in what is handed over, by name.
func (r *Reader) Named() ([]journal.Named, error) {
	o, err := r.object(journal.ID{})
	if err != nil || o == nil {
		return nil, err
	}
	var all []journal.Named
	for _, field := range o.fields {
		name, ok := strings.CutPrefix(field.name, namedPrefix)
		if !ok {
			continue
		}
		switch said := o.text(field.name); {
		case said == namedKeep:
			all = append(all, journal.Named{Name: name})
		case strings.HasPrefix(said, namedRole):
			all = append(all, journal.Named{Name: name, Role: said[len(namedRole):]})
		}
	}
	slices.SortFunc(all, func(a, b journal.Named) int { return cmp.Compare(a.Name, b.Name) })
	return all, nil
}

// SetNamed remembers what was chosen for a name.
func (w *Writer) SetNamed(n journal.Named) error {
	o, err := w.namedAt(n.Name)
	if o == nil || err != nil {
		return err
	}
	said := namedKeep
	if n.Role != "" {
		said = namedRole + n.Role
	}
	return w.setText(o, namedPrefix+norm.NFC.String(n.Name), said)
}

// ForgetNamed takes a choice away again.
func (w *Writer) ForgetNamed(name string) error {
	o, err := w.namedAt(name)
	if o == nil || err != nil {
		return err
	}
	return w.setText(o, namedPrefix+norm.NFC.String(name), "")
}

// namedAt is the journal's own object; nil where there is no name.
func (w *Writer) namedAt(name string) (*object, error) {
	if name == "" {
		return nil, nil
	}
	if err := checkWords(name); err != nil {
		return nil, err
	}
	o, err := w.object(journal.ID{})
	if o == nil && err == nil {
		o, err = w.newRoot()
	}
	return o, err
}
