package store

import (
	"fmt"
	"strconv"
	"time"
)

// stamp orders everything that is written: milliseconds since 1970 (12 hex
// digits), a counter within the millisecond (4) and the session that wrote it
// (16). Stamps compare as texts. "" is before all others.
type stamp string

const (
	stampOrder  = 16 // digits of time and counter
	stampLength = 32
	lastCounter = 0xffff
)

// next is the stamp after newest at an instant. Where the clock was set back
// the time of newest goes on, and only the counter grows, so that what is
// written later always wins.
func (s stamp) next(now time.Time, session string) stamp {
	ms := max(now.UnixMilli(), 0)
	counter := 0
	if before := s.milli(); s != "" && ms <= before {
		ms = before
		counter = s.counter() + 1
		if counter > lastCounter {
			ms++
			counter = 0
		}
	}
	return stamp(fmt.Sprintf("%012x%04x%s", ms, counter, session))
}

// milli is the stamp's time in milliseconds since 1970.
func (s stamp) milli() int64 {
	if len(s) != stampLength {
		return 0
	}
	ms, err := strconv.ParseInt(string(s[:12]), 16, 64)
	if err != nil {
		return 0
	}
	return ms
}

func (s stamp) counter() int {
	if len(s) != stampLength {
		return 0
	}
	n, err := strconv.ParseInt(string(s[12:stampOrder]), 16, 32)
	if err != nil {
		return 0
	}
	return int(n)
}

// order is the part of the stamp that is time, for lists by when things were written.
func (s stamp) order() string {
	if len(s) != stampLength {
		return "0000000000000000"
	}
	return string(s[:stampOrder])
}
