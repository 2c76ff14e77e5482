package export

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal"
)

// WriteFile writes a file as a whole or not at all, readable by its owner only:
// what is written here touches people. A file that is there already is refused
// with the Fault "file-exists" unless forced, and then a symbolic link is
// written through. Other Faults say that the folder is not there, that writing
// is not allowed, that the disk is full, or what else the system said.
func WriteFile(path string, data []byte, force bool) error {
	if info, err := os.Stat(path); err == nil {
		switch {
		case info.IsDir():
			return i18n.NewFault("file-is-folder", path)
		case !force:
			return i18n.NewFault("file-exists", filepath.Base(path))
		}
	} else if _, err := os.Lstat(path); err == nil && !force {
		// A link that leads nowhere is somebody's link all the same.
		return i18n.NewFault("file-exists", filepath.Base(path))
	}
	target := path
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		target = resolved
	}
	if err := replace(target, data); err != nil {
		return writeFault(path, err)
	}
	return nil
}

// replace writes beside the target and renames, so that a reader sees the old
// file or the new one.
func replace(target string, data []byte) error {
	folder := filepath.Dir(target)
	sweep(folder)
	temp, err := os.CreateTemp(folder, ".stjerne-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) //nolint:errcheck // it is gone already where all went well
	if _, err = temp.Write(data); err == nil {
		err = temp.Sync()
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temp.Name(), target)
	}
	if err != nil {
		return err
	}
	// Where a folder can be opened it is synced, so that the name lasts too;
	// systems that can't do that keep it by themselves.
	if d, err := os.Open(folder); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
	return nil
}

// begun are the names of files that were being written.
var begun = regexp.MustCompile(`^\.stjerne-[0-9]+$`)

// abandoned is how old such a file is when nobody can be writing it any more.
const abandoned = time.Hour

// sweep takes away what a program that was killed while it wrote has left: half a
// file about people, under a name that nobody sees.
func sweep(folder string) {
	list, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range list {
		if !begun.MatchString(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// windowsDiskFull is Windows' own number for it, which its errors are not mapped
// from.
const windowsDiskFull = syscall.Errno(112)

func writeFault(path string, err error) error {
	folder := filepath.Dir(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return i18n.NewFault("no-folder", folder)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return i18n.NewFault("file-not-allowed", folder)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG),
		runtime.GOOS == "windows" && errors.Is(err, windowsDiskFull):
		return i18n.NewFault("file-disk-full", filepath.Base(path))
	default:
		cause := err
		var failed *fs.PathError
		if errors.As(err, &failed) {
			cause = failed.Err
		}
		return i18n.NewFault("file-not-written", filepath.Base(path), cause)
	}
}

// DefaultName is the name offered for a document: what it is, the challenge's
// title, and the day of its meeting, else today.
func DefaultName(in summary.Input, o summary.Options, ext string) string {
	day := in.Today
	if in.Meeting != nil && !in.Meeting.Day.IsZero() {
		day = in.Meeting.Day
	}
	what := "summary.file"
	if o.Length == summary.Full {
		what = "summary.file-full"
	}
	return FileName(in.Words.T(what), in.Challenge.Title.Words, day, ext)
}

// longestName is how many characters of a title a file's name takes.
const longestName = 48

// FileName is the name offered for a file: what it is, the title in letters that
// every system takes, and a day: "oplaeg-overgange-mellem-vagter-2026-12-01.md".
// what is a word of the catalogue ("oplaeg"), ext comes without its full stop.
func FileName(what, title string, day journal.Day, ext string) string {
	name := what
	if s := slug(title); s != "" {
		name += "-" + s
	}
	if !day.IsZero() {
		name += "-" + day.String()
	}
	return name + "." + ext
}

func slug(title string) string {
	danish := strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "ß", "ss", "þ", "th", "ð", "d", "ł", "l")
	words := strings.FieldsFunc(danish.Replace(norm.NFC.String(strings.ToLower(title))), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	var b strings.Builder
	for _, word := range words {
		plain := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, norm.NFD.String(word))
		if plain == "" {
			continue
		}
		if b.Len() > 0 {
			if b.Len()+1+len(plain) > longestName {
				break
			}
			b.WriteByte('-')
		}
		b.WriteString(plain[:min(len(plain), longestName)])
	}
	return b.String()
}
