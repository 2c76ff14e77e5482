package journal

import (
	"encoding/base32"
	"errors"
	"io"
	"strings"
)

// ID names an object of a journal: 16 random bytes that mean nothing. The zero
// ID is the journal itself, the root that everything belongs to.
type ID [16]byte

// idText has no letters that are mistaken for digits or for each other when an
// id is read aloud or typed from paper.
var idText = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// ErrID is returned for a text that is no ID.
var ErrID = errors.New("not an id")

// NewID draws an ID from a source of randomness. It fails only where the source does.
func NewID(random io.Reader) (ID, error) {
	var id ID
	for id.IsZero() {
		if _, err := io.ReadFull(random, id[:]); err != nil {
			return ID{}, err
		}
	}
	return id, nil
}

// IsZero tells whether id is the journal itself, or not set.
func (id ID) IsZero() bool { return id == ID{} }

// String is the whole id: 26 lower-case letters and digits.
func (id ID) String() string { return idText.EncodeToString(id[:]) }

// Short is the start of the id that is shown to people: 8 letters and digits.
func (id ID) Short() string { return id.String()[:8] }

// ParseID reads what String wrote; upper case is accepted. It returns ErrID
// for anything else.
func ParseID(text string) (ID, error) {
	raw, err := idText.DecodeString(strings.ToLower(text))
	if err != nil || len(raw) != len(ID{}) {
		return ID{}, ErrID
	}
	return ID(raw), nil
}

// MarshalText writes the id as String does.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *ID) UnmarshalText(text []byte) error {
	parsed, err := ParseID(string(text))
	if err != nil {
		return err
	}
	*id = parsed
	return nil
}
