package tui

import (
	"os"

	tea "charm.land/bubbletea/v2"
)

// jobs is nothing here: Windows has no job control.
type jobs struct{}

func watchJobs(*tea.Program) *jobs { return &jobs{} }

func (*jobs) close() {}

func (*jobs) stop() bool { return false }

// unheard is not known here; what was typed comes as events of the console.
func unheard(*os.File) bool { return false }
