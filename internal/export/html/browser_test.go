package html_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"stjerne/internal/export/exporttest"
)

// browser is a Chromium without a window, spoken to over its own pipe: messages of
// JSON with a zero byte after each.
type browser struct {
	t       *testing.T
	to      io.WriteCloser
	replies chan message
	session string
	id      int

	mu     sync.Mutex
	events []message
}

type message struct {
	ID        int             `json:"id,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// patience is how long a browser on a busy machine may take for one thing.
const patience = 90 * time.Second

// openBrowser starts a browser that ends with the test.
func openBrowser(t *testing.T) *browser {
	t.Helper()
	path := exporttest.Tool(t, "chromium", "chromium")
	fromUs, toIt, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromIt, toUs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--hide-scrollbars", "--remote-debugging-pipe", "--user-data-dir="+filepath.Join(home, "profile"), "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home)
	cmd.ExtraFiles = []*os.File{fromUs, toUs}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = fromUs.Close(), toUs.Close()
	b := &browser{t: t, to: toIt, replies: make(chan message, 16)}
	go b.listen(fromIt)
	t.Cleanup(func() {
		b.session = ""
		b.send("Browser.close", nil)
		_ = toIt.Close()
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case <-ended:
		case <-time.After(patience):
			_ = cmd.Process.Kill()
			<-ended
		}
	})
	var target struct{ TargetID string }
	b.do("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.do("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Network", "Runtime", "Log", "Audits"} {
		b.do(domain+".enable", nil, nil)
	}
	return b
}

func (b *browser) listen(from io.Reader) {
	r := bufio.NewReaderSize(from, 1<<20)
	for {
		text, err := r.ReadBytes(0)
		if err != nil {
			close(b.replies)
			return
		}
		var m message
		if json.Unmarshal(text[:len(text)-1], &m) != nil {
			continue
		}
		if m.ID > 0 {
			b.replies <- m
			continue
		}
		b.mu.Lock()
		b.events = append(b.events, m)
		b.mu.Unlock()
	}
}

func (b *browser) send(method string, params any) {
	b.id++
	m := map[string]any{"id": b.id, "method": method}
	if params != nil {
		m["params"] = params
	}
	if b.session != "" {
		m["sessionId"] = b.session
	}
	text, err := json.Marshal(m)
	if err != nil {
		b.t.Fatal(err)
	}
	// Where it has ended the answer will be missing, which is told there.
	_, _ = b.to.Write(append(text, 0))
}

// do asks for something and waits for its answer, which is put into result.
func (b *browser) do(method string, params, result any) {
	b.t.Helper()
	b.send(method, params)
	for {
		select {
		case m, open := <-b.replies:
			switch {
			case !open:
				b.t.Fatalf("%s: Chromium has ended", method)
			case m.ID != b.id:
				continue
			case m.Error != nil:
				b.t.Fatalf("%s: %s", method, m.Error.Message)
			}
			if result != nil {
				if err := json.Unmarshal(m.Result, result); err != nil {
					b.t.Fatalf("%s: %v", method, err)
				}
			}
			return
		case <-time.After(patience):
			b.t.Fatalf("%s: no answer", method)
		}
	}
}

// run runs a part of the test, which is where trouble with the browser is told then.
func (b *browser) run(t *testing.T, name string, part func(t *testing.T)) {
	t.Run(name, func(t *testing.T) {
		whole := b.t
		defer func() { b.t = whole }()
		b.t = t
		part(t)
	})
}

// be makes the window so wide and high, by day or by night.
func (b *browser) be(width, height int, scheme string) {
	b.t.Helper()
	b.do("Emulation.setDeviceMetricsOverride", map[string]any{
		"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500,
	}, nil)
	b.do("Emulation.setEmulatedMedia", map[string]any{
		"media": "", "features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}},
	}, nil)
}

// show opens a page as a file in such a window, and waits until it is whole.
func (b *browser) show(path string, width, height int, scheme string) {
	b.t.Helper()
	b.be(width, height, scheme)
	b.mu.Lock()
	b.events = nil
	b.mu.Unlock()
	b.do("Page.navigate", map[string]any{"url": "file://" + path}, nil)
	for until := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		if b.saw("Page.loadEventFired") {
			return
		}
		if time.Now().After(until) {
			b.t.Fatalf("%s is not loaded", path)
		}
	}
}

func (b *browser) saw(method string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.events {
		if e.Method == method {
			return true
		}
	}
	return false
}

// trouble is what the browser had to say about the page, and every request but the
// one for the page itself.
func (b *browser) trouble() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var found []string
	requests := 0
	for _, e := range b.events {
		switch e.Method {
		case "Network.requestWillBeSent":
			var r struct {
				Request struct{ URL string }
			}
			_ = json.Unmarshal(e.Params, &r)
			// A picture in the page asks nobody for anything.
			if strings.HasPrefix(r.Request.URL, "data:") {
				continue
			}
			if requests++; requests > 1 {
				found = append(found, "request: "+r.Request.URL)
			}
		case "Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Audits.issueAdded":
			found = append(found, e.Method+": "+string(e.Params))
		}
	}
	return found
}

// eval is what an expression is in the page, put into result.
func (b *browser) eval(expression string, result any) {
	b.t.Helper()
	var r struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	b.do("Runtime.evaluate", map[string]any{
		"expression": expression, "awaitPromise": true, "returnByValue": true,
	}, &r)
	if r.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", r.ExceptionDetails.Text, r.ExceptionDetails.Exception.Description)
	}
	if result != nil && len(r.Result.Value) > 0 {
		if err := json.Unmarshal(r.Result.Value, result); err != nil {
			b.t.Fatal(err)
		}
	}
}

// picture is the whole page as PNG.
func (b *browser) picture() []byte {
	b.t.Helper()
	var shot struct{ Data []byte }
	b.do("Page.captureScreenshot", map[string]any{"format": "png", "captureBeyondViewport": true}, &shot)
	return shot.Data
}

// print is the page as it is printed, on its own paper.
func (b *browser) print() []byte {
	b.t.Helper()
	var pdf struct{ Data []byte }
	b.do("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true}, &pdf)
	return pdf.Data
}

// saved is the path of a page as a file.
func saved(t *testing.T, name string, page []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".html")
	if err := os.WriteFile(path, page, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// axe is the source of axe-core, which tells what a page is like to somebody who
// can't see it.
func axe(t *testing.T) string {
	t.Helper()
	const how = "set STJERNE_AXE to the axe.min.js of: npm install --prefix DIR --no-save --ignore-scripts axe-core@" + axeVersion
	source, err := os.ReadFile(os.Getenv("STJERNE_AXE"))
	switch {
	case err == nil && !strings.Contains(string(source[:min(len(source), 200)]), "v"+axeVersion):
		t.Fatalf("another axe-core than %s: %s", axeVersion, how)
	case err == nil:
		return string(source)
	case os.Getenv("STJERNE_TOOLS") == "all":
		t.Fatal("axe-core is missing: " + how)
	}
	t.Skip("axe-core is missing: " + how)
	return ""
}

const axeVersion = "4.14.1"

// violations runs axe, which the page has been given, with all its rules.
func (b *browser) violations() []string {
	b.t.Helper()
	var found []struct {
		ID    string
		Help  string
		Nodes []struct {
			HTML           string
			FailureSummary string
		}
	}
	b.eval(`axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map(v => ({
		id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => ({html: n.html.slice(0, 300), failureSummary: n.failureSummary})),
	})))`, &found)
	var texts []string
	for _, v := range found {
		for _, n := range v.Nodes {
			texts = append(texts, fmt.Sprintf("%s (%s): %s\n%s", v.ID, v.Help, n.HTML, n.FailureSummary))
		}
	}
	return texts
}
