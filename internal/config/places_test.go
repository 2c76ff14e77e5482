package config

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// env makes an environment of pairs. What isn't among them isn't set.
func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestPlacesFollowTheEnvironment(t *testing.T) {
	root := t.TempDir()
	in := func(parts ...string) string { return filepath.Join(append([]string{root}, parts...)...) }
	p := Places(env(
		"XDG_DATA_HOME", in("data"), "XDG_CONFIG_HOME", in("config"), "XDG_STATE_HOME", in("state"),
		"XDG_RUNTIME_DIR", in("run"), "STJERNE_JOURNAL", in("other.stjerne"),
	))
	for _, c := range []struct{ got, want string }{
		{p.Journal, in("data", "stjerne", "journal.stjerne")},
		{p.Settings, in("config", "stjerne", "settings.toml")},
		{p.Themes, in("config", "stjerne", "themes")},
		{p.State, in("state", "stjerne")},
		{p.Runtime, in("run", "stjerne")},
		{p.JournalFile("", Settings{Journal: in("third")}), in("other.stjerne")},
		{p.JournalFile(in("flag"), Settings{}), in("flag")},
		{p.JournalFile("flag.stjerne", Settings{}), "flag.stjerne"},
		{Paths{Journal: "usual", Settings: p.Settings}.JournalFile("", Settings{Journal: "mine"}), in("config", "stjerne", "mine")},
		{Paths{Journal: "usual"}.JournalFile("", Settings{}), "usual"},
		{p.Resolve(in("a", "..", "b")), in("b")},
		{p.Resolve("own.toml"), in("config", "stjerne", "own.toml")},
		{p.Resolve(""), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	// XDG says that a path that isn't absolute is to be ignored.
	if p := Places(env("XDG_DATA_HOME", "data")); strings.HasPrefix(p.Journal, "data") || !filepath.IsAbs(p.Journal) {
		t.Errorf("a relative place gives %s", p.Journal)
	}
}

func TestPrivateDir(t *testing.T) {
	root := t.TempDir()
	p := Places(env("XDG_STATE_HOME", filepath.Join(root, "state"), "XDG_RUNTIME_DIR", root))
	for _, c := range []struct {
		runtime, within string
	}{
		{p.Runtime, filepath.Join(root, "stjerne")},
		// No session, as under cron: the system made no runtime folder.
		{filepath.Join(root, "none", "stjerne"), filepath.Join(root, "state", "stjerne")},
	} {
		p.Runtime = c.runtime
		dir, err := p.PrivateDir()
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(dir)
		if err != nil || filepath.Dir(dir) != c.within || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
			t.Errorf("made %s with %v, %v", dir, info.Mode(), err)
		}
	}
	p.Runtime, p.State = filepath.Join(root, "none", "a"), filepath.Join(write(t, filepath.Join(root, "file"), ""), "b")
	if _, err := p.PrivateDir(); problem(t, err).Code != codeWrite {
		t.Errorf("no place for a folder is told as %v", err)
	}
}

func TestDraftDir(t *testing.T) {
	root := t.TempDir()
	p := Places(env("XDG_STATE_HOME", filepath.Join(root, "state"), "XDG_RUNTIME_DIR", root))
	one, err := p.DraftDir()
	if err != nil {
		t.Fatal(err)
	}
	two, err := p.DraftDir()
	if err != nil || one == two {
		t.Fatalf("%s and %s, %v", one, two, err)
	}
	for _, dir := range []string{p.Drafts(), one, two} {
		info, err := os.Stat(dir)
		if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
			t.Errorf("made %s with %v, %v", dir, info.Mode(), err)
		}
	}
	if filepath.Dir(one) != p.Drafts() || filepath.Dir(p.Drafts()) != p.State {
		t.Errorf("it lies in %s", one)
	}
	p.State = filepath.Join(write(t, filepath.Join(root, "file"), ""), "b")
	if _, err := p.DraftDir(); problem(t, err).Code != codeWrite {
		t.Errorf("no place for a folder is told as %v", err)
	}
}

func TestSynced(t *testing.T) {
	root := t.TempDir()
	at := func(parts ...string) string { return filepath.Join(append([]string{root}, parts...)...) }
	for path, want := range map[string]string{
		at("OneDrive - Kolding Kommune", "logbog", "journal.stjerne"):                                  "OneDrive",
		at("OneDrive", "journal.stjerne"):                                                              "OneDrive",
		at("Library", "CloudStorage", "OneDrive-Kommune", "x", "journal.stjerne"):                      "OneDrive",
		at("Library", "CloudStorage", "Box-Box", "journal.stjerne"):                                    "Box",
		at("Library", "CloudStorage", "GoogleDrive-bo@x.dk", "Mit drev", "j"):                          "Google Drive",
		at("Library", "Mobile Documents", "com~apple~CloudDocs", "j"):                                  "iCloud",
		at("Dropbox (Kommunen)", "j"):                                                                  "Dropbox",
		at("Nextcloud", "j"):                                                                           "Nextcloud",
		at("plain", "journal.stjerne"):                                                                 "",
		at("Dropbox"):                                                                                  "",
		filepath.Join(filepath.Dir(write(t, at("st", ".stfolder", "m"), "")), "..", "deep", "er", "j"): "Syncthing",
		filepath.Join(filepath.Dir(write(t, at("nc", ".sync_1a2b.db"), "")), "a", "j"):                 "Nextcloud",
	} {
		got, ok := Synced(path)
		if got != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v, want %q", path, got, ok, want)
		}
	}
	if got := byName(`C:\Users\bo\OneDrive - Kommunen\j`); runtime.GOOS == "windows" && got != "OneDrive" {
		t.Errorf("a Windows path gives %q", got)
	}
}

// A leader, or an administrator, moves the folder to the cloud and leaves a
// link behind.
func TestSyncedThroughALink(t *testing.T) {
	root := t.TempDir()
	cloud := filepath.Join(root, "OneDrive")
	file := write(t, filepath.Join(cloud, "journal.stjerne"), "")
	for from, to := range map[string]string{
		filepath.Join(root, "link.stjerne"): file, filepath.Join(root, "folder"): cloud,
		filepath.Join(root, "new.stjerne"): filepath.Join("OneDrive", "new.stjerne"),
	} {
		link(t, to, from)
	}
	for _, path := range []string{"link.stjerne", "folder/journal.stjerne", "folder/new.stjerne", "new.stjerne"} {
		if service, _ := Synced(filepath.Join(root, filepath.FromSlash(path))); service != "OneDrive" {
			t.Errorf("%s gives %q", path, service)
		}
	}
}

func link(t *testing.T, to, from string) {
	t.Helper()
	if err := os.Symlink(to, from); err != nil {
		if runtime.GOOS == "windows" {
			t.Skip("symbolic links need Windows' developer mode; turn it on")
		}
		t.Fatal(err)
	}
}

func TestSplitCommand(t *testing.T) {
	for command, want := range map[string][]string{
		"vim":              {"vim"},
		"  code   --wait ": {"code", "--wait"},
		`"C:\Program Files\Notepad++\notepad++.exe" -multiInst`: {`C:\Program Files\Notepad++\notepad++.exe`, "-multiInst"},
		`C:\vim\gvim.exe -f`:   {`C:\vim\gvim.exe`, "-f"},
		`/opt/my\ editor/e -n`: {"/opt/my editor/e", "-n"},
		`'/opt/my editor/e'`:   {"/opt/my editor/e"},
		`emacs -e "(a \"b\")"`: {"emacs", "-e", `(a "b")`},
		`sh -c 'vim "$1"'`:     {"sh", "-c", `vim "$1"`},
		`vim ""`:               {"vim", ""},
		`a"b c"d`:              {"ab cd"},
	} {
		got, err := SplitCommand(command)
		if err != nil || strings.Join(got, "\x00") != strings.Join(want, "\x00") || len(got) != len(want) {
			t.Errorf("%s: got %q, %v", command, got, err)
		}
	}
	for _, command := range []string{"", " \t", `"vim`, "vim 'x", `"" x`} {
		if got, err := SplitCommand(command); err == nil {
			t.Errorf("%q: got %q", command, got)
		}
	}
}

func TestEditorCommand(t *testing.T) {
	for _, c := range []struct {
		setting string
		env     func(string) string
		want    string
	}{
		{"nano -w", env("VISUAL", "code --wait", "EDITOR", "vi"), "nano -w"},
		{"", env("VISUAL", "code --wait", "EDITOR", "vi"), "code --wait"},
		{"", env("VISUAL", " ", "EDITOR", "vi"), "vi"},
	} {
		got, err := EditorCommand(Settings{Editor: c.setting}, c.env)
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("got %q, %v, want %s", got, err, c.want)
		}
	}
	got, err := EditorCommand(Settings{}, env())
	if runtime.GOOS == "windows" {
		if err != nil || got[0] != "notepad" {
			t.Errorf("got %q, %v", got, err)
		}
	} else if problem(t, err).Code != codeNoEditor {
		t.Errorf("got %q, %v", got, err)
	}
}
