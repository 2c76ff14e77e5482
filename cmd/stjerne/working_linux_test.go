package main_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// working tells whether a thread of a program runs, or waits for a core or a disk.
func working(pid int) bool {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
	if err != nil {
		return false
	}
	for _, path := range threads {
		data, err := os.ReadFile(path)
		if err != nil {
			continue // it has just ended
		}
		// The state stands behind the name, which is in brackets.
		if at := bytes.LastIndexByte(data, ')'); at >= 0 && at+2 < len(data) && bytes.IndexByte([]byte("RD"), data[at+2]) >= 0 {
			return true
		}
	}
	return false
}
