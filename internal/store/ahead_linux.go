package store

import (
	"unsafe"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/sys/unix"
)

// readAhead tells the system that all of the file will be read. bbolt says the
// opposite when it maps a file, which makes walking through a large one slow:
// each page is then fetched by itself.
func readAhead(tx *bolt.Tx) {
	db := tx.DB()
	if db.Info().Data == 0 {
		return
	}
	size := tx.Size()
	if size <= 0 {
		return
	}
	// The pointer is to memory that bbolt mapped, which no garbage collector
	// moves; the mapping outlives the transaction. Advice that is not taken
	// costs time only.
	mapped := *(*unsafe.Pointer)(unsafe.Pointer(&db.Info().Data))
	_ = unix.Madvise(unsafe.Slice((*byte)(mapped), size), unix.MADV_NORMAL)
}
