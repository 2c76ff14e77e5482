package store

import (
	"bytes"
	"runtime/debug"

	bolt "go.etcd.io/bbolt"
)

// middle parts the keys of a bucket in two halves: they are drawn at random.
var middle = []byte{0x80}

// sift returns the keys of the texts that the sieve lets through. Most of its
// time goes into fetching pages and looking at bytes, so where nothing is written
// in the transaction the halves are gone through side by side.
func (r *Reader) sift(b *bolt.Bucket, s *sieve) ([][]byte, error) {
	var keys [][]byte
	var until []byte
	upper := make(chan half, 1)
	if !r.tx.Writable() {
		until = middle
		db := r.tx.DB()
		go func() { upper <- siftUpper(db, s) }()
	}
	err := r.walk(b, nil, func(key, value []byte) (bool, error) {
		if until != nil && bytes.Compare(key, until) >= 0 {
			return false, nil
		}
		if s.mayHold(value) {
			keys = append(keys, bytes.Clone(key))
		}
		return true, nil
	})
	if until == nil {
		return keys, err
	}
	// Waited for also where the first half failed: the file is closed next.
	rest := <-upper
	if err == nil {
		err = rest.err
	}
	return append(keys, rest.keys...), err
}

type half struct {
	keys [][]byte
	err  error
}

// siftUpper goes through the upper half in a transaction of its own. It sees what
// the other sees: while a reader holds the file nobody writes.
func siftUpper(db *bolt.DB, s *sieve) (h half) {
	// A damaged page is told as on the reader's own goroutine.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if what := recover(); what != nil {
			h = half{err: damaged("%v", what)}
		}
	}()
	h.err = db.View(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucketText))
		if b == nil {
			return damaged("no bucket %s", bucketText)
		}
		return walkBucket(b, middle, func(key, value []byte) (bool, error) {
			if s.mayHold(value) {
				h.keys = append(h.keys, bytes.Clone(key))
			}
			return true, nil
		})
	})
	return h
}
