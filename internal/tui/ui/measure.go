package ui

import (
	"sync/atomic"

	"stjerne/internal/field"
)

// measure is how the terminal at hand gives cells to characters. It is the one
// thing here that isn't handed in: a process has one terminal, and every line that
// is laid out depends on it.
var measure atomic.Uint32

// Measure is how wide the terminal draws characters: each for itself, until it
// tells that it draws clusters as one.
func Measure() field.Method { return field.Method(measure.Load()) }

// SetMeasure notes what the terminal told.
func SetMeasure(m field.Method) { measure.Store(uint32(m)) }
