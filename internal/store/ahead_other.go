//go:build !linux

package store

import bolt "go.etcd.io/bbolt"

// readAhead is for Linux, where it makes a difference.
func readAhead(*bolt.Tx) {}
