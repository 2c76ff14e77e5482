// Package object writes the objects of a PDF file: dictionaries, streams, the table
// that finds them, and texts as the format spells them. It knows nothing of what
// the objects mean.
//
// Files are of version 1.7. Everything that is no stream itself goes compressed
// into streams of objects, so that the structure for screen readers, which is most
// of the objects, takes little room.
package object

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
)

// Ref is an object of a file; 0 is none.
type Ref int

// String is the object as others name it.
func (r Ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// File is a PDF file that is being written. The zero File is empty.
type File struct {
	out     bytes.Buffer
	places  []place // of object 1 and on
	waiting []Ref   // objects that go into the next stream of objects
	bodies  [][]byte
	zip     *zlib.Writer
}

// place is where an object stands: at an offset of the file, or as one of those in
// a stream of objects.
type place struct {
	offset int
	in     Ref
	index  int
}

// perStream is how many objects a stream of objects holds.
const perStream = 200

// New is an object that is named before it is known what it is.
func (f *File) New() Ref {
	f.places = append(f.places, place{})
	return Ref(len(f.places))
}

// Set says what an object of New is: a dictionary or another value.
func (f *File) Set(r Ref, body string) {
	f.waiting, f.bodies = append(f.waiting, r), append(f.bodies, []byte(body))
	if len(f.waiting) == perStream {
		f.flush()
	}
}

// Add is a new object of this body.
func (f *File) Add(body string) Ref {
	r := f.New()
	f.Set(r, body)
	return r
}

// Stream is a new object that holds data, compressed; entries are those of its
// dictionary besides its length and filter.
func (f *File) Stream(entries string, data []byte) Ref {
	r := f.New()
	f.stream(r, entries, data)
	return r
}

func (f *File) header() {
	if f.out.Len() == 0 {
		// Bytes above 127 tell programs that carry files that this is no text.
		f.out.WriteString("%PDF-1.7\n%\xe6\xf8\xe5\xc5\n")
	}
}

func (f *File) stream(r Ref, entries string, data []byte) {
	f.header()
	packed := f.deflate(data)
	f.places[r-1] = place{offset: f.out.Len()}
	fmt.Fprintf(&f.out, "%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n", int(r), entries, len(packed))
	f.out.Write(packed)
	f.out.WriteString("\nendstream\nendobj\n")
}

func (f *File) deflate(data []byte) []byte {
	var packed bytes.Buffer
	if f.zip == nil {
		f.zip = zlib.NewWriter(&packed)
	} else {
		f.zip.Reset(&packed)
	}
	// Writing to memory does not fail.
	_, _ = f.zip.Write(data)
	_ = f.zip.Close()
	return packed.Bytes()
}

// flush writes the objects that wait as one stream.
func (f *File) flush() {
	if len(f.waiting) == 0 {
		return
	}
	var index, all bytes.Buffer
	r := f.New()
	for i, one := range f.waiting {
		fmt.Fprintf(&index, "%d %d ", int(one), all.Len())
		all.Write(f.bodies[i])
		all.WriteByte('\n')
		f.places[one-1] = place{in: r, index: i}
	}
	entries := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(f.waiting), index.Len())
	f.stream(r, entries, append(index.Bytes(), all.Bytes()...))
	f.waiting, f.bodies = nil, nil
}

// Finish ends the file and returns it whole.
func (f *File) Finish(catalog, info Ref) []byte {
	f.flush()
	f.header()
	start := f.out.Len()
	self := f.New()
	f.places[self-1] = place{offset: start}
	table := []byte{0, 0, 0, 0, 0, 0xff, 0xff}
	for _, p := range f.places {
		kind, where, index := byte(1), p.offset, 0
		if p.in != 0 {
			kind, where, index = 2, int(p.in), p.index
		}
		table = append(table, kind, byte(where>>24), byte(where>>16), byte(where>>8), byte(where), byte(index>>8), byte(index))
	}
	// What the file holds is its name, so that the same document has the same.
	sum := sha256.Sum256(f.out.Bytes())
	entries := fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%x><%x>]",
		len(f.places)+1, catalog, info, sum[:16], sum[:16])
	f.stream(self, entries, table)
	fmt.Fprintf(&f.out, "startxref\n%d\n%%%%EOF\n", start)
	return f.out.Bytes()
}
