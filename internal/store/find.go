package store

import (
	"encoding/base32"
	"strings"

	"stjerne/journal"
)

var idLetters = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

const idLength = 26

// Find returns the object whose id is prefix or begins with it, deleted ones
// included. It fails with FaultUnknownID or, where several begin so, with
// FaultAmbiguousID.
func (r *Reader) Find(prefix string) (id journal.ID, typ string, err error) {
	prefix = strings.ToLower(prefix)
	unknown := newFault(FaultUnknownID, prefix)
	if prefix == "" || len(prefix) > idLength || r.tx == nil {
		return journal.ID{}, "", unknown
	}
	first, err := idLetters.DecodeString(prefix + strings.Repeat("0", idLength-len(prefix)))
	if err != nil {
		return journal.ID{}, "", unknown
	}
	if err := r.flushed(); err != nil {
		return journal.ID{}, "", err
	}
	b := r.tx.Bucket([]byte(bucketObj))
	if b == nil {
		return journal.ID{}, "", damaged("no bucket %s", bucketObj)
	}
	err = r.walk(b, first, func(key, _ []byte) (bool, error) {
		if len(key) != len(id) {
			return false, damaged("a key of %d bytes", len(key))
		}
		found := journal.ID(key)
		if !strings.HasPrefix(found.String(), prefix) {
			return false, nil
		}
		o, err := r.object(found)
		if err != nil || found.IsZero() || o.erased() {
			return true, err
		}
		if !id.IsZero() {
			return false, newFault(FaultAmbiguousID, prefix)
		}
		id, typ = found, o.typ
		return true, nil
	})
	if err != nil {
		return journal.ID{}, "", err
	}
	if id.IsZero() {
		return journal.ID{}, "", unknown
	}
	return id, typ, nil
}
