package store

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"
	"time"
)

// Mark is the state of the file as seen from outside, without a lock. Two marks
// differ where anything was written between them. The zero Mark is an absent file.
type Mark struct {
	Tx    uint64 // number of the newest transaction
	Size  int64  // bytes
	Inode uint64 // 0 where the system has none
}

// Mark reads the two meta pages. It fails as opening would for a file that is no
// journal or is damaged.
func (s *Store) Mark() (Mark, error) {
	path, present, err := s.find()
	if !present && (err == nil || FaultOf(err) == FaultGone) {
		return Mark{}, nil
	}
	if err != nil {
		return Mark{}, err
	}
	state, err := inspect(path)
	if errors.Is(err, os.ErrNotExist) {
		return Mark{}, nil
	}
	if err != nil {
		return Mark{}, inspected(err, s.o.Path)
	}
	return Mark{Tx: state.tx, Size: state.size, Inode: state.inode}, nil
}

// The meta page of bbolt 1.x, version 2 of its format: a page header, then the
// fields below, in the byte order of the machine, which is little-endian on
// every one that is built for.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageHeader = 16
	metaSum    = 56 // offset of the checksum within the fields
	metaSize   = 64
	metaFlag   = 4

	smallestPage = 1024
	largestPage  = 1 << 24
	noFreelist   = ^uint64(0)
)

var (
	errForeign = errors.New("not a bbolt file of ours")
	errEmpty   = errors.New("empty file")
)

// outside is what the meta pages and the system say about a file.
type outside struct {
	tx    uint64
	size  int64
	inode uint64
}

type boltMeta struct {
	magic, version, pageSize uint32
	freelist, pages, tx      uint64
	valid                    bool
}

const (
	inspectTries = 6
	inspectPause = 3 * time.Millisecond
)

// inspect reads both meta pages without a lock. A writer may be in the midst
// of one, so what looks wrong is looked at again before it is believed.
func inspect(path string) (state outside, err error) {
	for try := range inspectTries {
		if try > 0 {
			time.Sleep(inspectPause)
		}
		if state, err = inspectOnce(path); !errors.Is(err, errDamaged) {
			return state, err
		}
	}
	return state, err
}

func inspectOnce(path string) (outside, error) {
	f, err := os.Open(path)
	if err != nil {
		return outside{}, err
	}
	defer f.Close() //nolint:errcheck // it was only read from
	info, err := f.Stat()
	if err != nil {
		return outside{}, err
	}
	if info.Size() == 0 {
		return outside{}, errEmpty
	}
	first, err := readMeta(f, 0, 0)
	if err != nil {
		return outside{}, err
	}
	if !first.valid {
		return outside{}, judgeFirst(f, info.Size(), first)
	}
	size := int64(first.pageSize)
	second, err := readMeta(f, size, 1)
	if err != nil {
		return outside{}, err
	}
	switch {
	case !second.valid || second.pageSize != first.pageSize:
		return outside{}, damaged("second meta page")
	case first.tx != second.tx+1 && second.tx != first.tx+1:
		return outside{}, damaged("meta pages of transactions %d and %d", first.tx, second.tx)
	}
	newest := first
	if second.tx > first.tx {
		newest = second
	}
	if newest.freelist == noFreelist {
		// bbolt would write such a file on opening it; ours never are so.
		return outside{}, errForeign
	}
	for _, m := range []boltMeta{first, second} {
		if info.Size()/size < 2 || m.pages > uint64(info.Size()/size) {
			return outside{}, damaged("%d bytes where %d pages of %d should be", info.Size(), m.pages, size)
		}
	}
	return outside{tx: newest.tx, size: info.Size(), inode: inodeOf(info)}, nil
}

// judgeFirst tells a journal whose first meta page is wrong from a file that
// never was one: such a file has no meta page at all.
func judgeFirst(f *os.File, size int64, first boltMeta) error {
	if first.magic == boltMagic {
		return damaged("first meta page")
	}
	for at := int64(smallestPage); at <= largestPage && at < size; at *= 2 {
		if second, err := readMeta(f, at, 1); err == nil && second.valid {
			return damaged("first meta page")
		}
	}
	return errForeign
}

// readMeta reads the meta page at an offset. A file that ends before it has none.
func readMeta(f *os.File, at int64, id uint64) (boltMeta, error) {
	var page [pageHeader + metaSize]byte
	n, err := f.ReadAt(page[:], at)
	if err != nil && !errors.Is(err, io.EOF) {
		return boltMeta{}, err
	}
	if n < len(page) {
		clear(page[n:])
	}
	fields := page[pageHeader:]
	little := binary.LittleEndian
	m := boltMeta{
		magic: little.Uint32(fields), version: little.Uint32(fields[4:]), pageSize: little.Uint32(fields[8:]),
		freelist: little.Uint64(fields[32:]), pages: little.Uint64(fields[40:]), tx: little.Uint64(fields[48:]),
	}
	sum := fnv.New64a()
	// Hashes never fail to write.
	_, _ = sum.Write(fields[:metaSum])
	m.valid = m.magic == boltMagic && m.version == boltVersion && little.Uint64(fields[metaSum:]) == sum.Sum64() &&
		m.pageSize >= smallestPage && m.pageSize <= largestPage && m.pageSize&(m.pageSize-1) == 0 &&
		little.Uint64(page[:]) == id && little.Uint64(page[8:]) == metaFlag
	return m, nil
}

// inspected turns what inspect found into a fault.
func inspected(err error, path string) error {
	switch {
	case errors.Is(err, errForeign):
		return causedFault(err, FaultNotJournal, path)
	case errors.Is(err, errEmpty):
		return causedFault(err, FaultEmptyFile, path)
	}
	return explain(err, path, false)
}
