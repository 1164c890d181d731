// A cluster of three dqlite nodes on loopback, each a process that has the extension loaded; what it answers before and after
// its leader is killed.
//
//	cluster test LIBRARY FOLDER SCHEMA ROWS QUERY
//
// runs the statements of the file SCHEMA, puts the lines of the file ROWS (operation, item, words; tab separated) into
// `seized`, and asks the QUERY three times: of the first leader, of the next one when that is killed, and when another
// row was put in after that. Each answer goes into FOLDER: before, after, later. The last line printed names the leaders.
//
//	cluster node LIBRARY FOLDER ADDRESS [ADDRESS TO JOIN]
//
// is one node; `test` starts three of them, and ends them.
package main

/*
#cgo LDFLAGS: -ldl -lsqlite3
#include <dlfcn.h>
#include <sqlite3.h>
#include <stdlib.h>

// Every connection that is opened in this process from now on has the extension; dqlite opens its own.
static const char *load_everywhere(const char *library) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        return dlerror();
    void *entry = dlsym(handle, "sqlite3_seizures_init");
    if (entry == NULL)
        return dlerror();
    return sqlite3_auto_extension((void (*)(void))entry) == SQLITE_OK ? NULL : "sqlite3_auto_extension failed";
}
*/
import "C"

import (
	"context"
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
	"unsafe"

	"github.com/canonical/go-dqlite/app"
	"github.com/canonical/go-dqlite/client"
	"github.com/canonical/go-dqlite/driver"
)

const nodes = 3

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// ---- One node ----

func loadEverywhere(library string) {
	path := C.CString(library)
	defer C.free(unsafe.Pointer(path))
	if problem := C.load_everywhere(path); problem != nil {
		must(fmt.Errorf("%s: %s", library, C.GoString(problem)))
	}
}

func runNode(library, folder, address string, join []string) {
	loadEverywhere(library)
	options := []app.Option{app.WithAddress(address), app.WithRolesAdjustmentFrequency(time.Second)}
	if len(join) > 0 {
		options = append(options, app.WithCluster(join))
	}
	node, err := app.New(folder, options...)
	must(err)
	must(node.Ready(context.Background()))
	select {} // until it is killed
}

// ---- The cluster, as its client sees it ----

type cluster struct {
	addresses []string
	processes map[string]*exec.Cmd
	store     client.NodeStore
	database  *sql.DB
}

func freeAddress() string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(err)
	defer listener.Close()
	return listener.Addr().String()
}

func start(library, folder string) *cluster {
	c := &cluster{processes: map[string]*exec.Cmd{}}
	var infos []client.NodeInfo
	for i := 0; i < nodes; i++ {
		address := freeAddress()
		home := filepath.Join(folder, fmt.Sprintf("node-%d", i))
		must(os.MkdirAll(home, 0o700))
		log, err := os.Create(home + ".log")
		must(err)
		arguments := []string{"node", library, home, address}
		if i > 0 {
			arguments = append(arguments, c.addresses[0])
		}
		process := exec.Command(os.Args[0], arguments...)
		process.Stdout, process.Stderr = log, log
		process.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} // none outlives the test
		must(process.Start())
		c.addresses = append(c.addresses, address)
		c.processes[address] = process
		infos = append(infos, client.NodeInfo{Address: address})
	}
	c.store = client.NewInmemNodeStore()
	must(c.store.Set(context.Background(), infos))
	return c
}

func (c *cluster) stop() {
	for _, process := range c.processes {
		_ = process.Process.Kill()
		_ = process.Wait()
	}
}

// patiently tries until it works, or a minute is over.
func patiently(what string, try func(context.Context) error) error {
	deadline := time.Now().Add(time.Minute)
	for {
		patience, cancel := context.WithTimeout(context.Background(), 15*time.Second)
		err := try(patience)
		cancel()
		if err == nil || time.Now().After(deadline) {
			if err != nil {
				err = fmt.Errorf("%s: %w", what, err)
			}
			return err
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// The address of the leader, once `voters` nodes have a vote.
func (c *cluster) leader(voters int) (address string, err error) {
	err = patiently("no leader", func(patience context.Context) error {
		leader, err := client.FindLeader(patience, c.store)
		if err != nil {
			return err
		}
		defer leader.Close()
		members, err := leader.Cluster(patience)
		if err != nil {
			return err
		}
		voting := 0
		for _, member := range members {
			if member.Role == client.Voter {
				voting++
			}
		}
		if voting < voters {
			return fmt.Errorf("%d of %d vote", voting, voters)
		}
		info, err := leader.Leader(patience)
		if err == nil {
			address = info.Address
		}
		return err
	})
	return address, err
}

func (c *cluster) open() error {
	dqlite, err := driver.New(c.store)
	if err != nil {
		return err
	}
	sql.Register("cluster", dqlite)
	c.database, err = sql.Open("cluster", "seizures")
	return err
}

func (c *cluster) run(statement string, values ...interface{}) error {
	return patiently(statement, func(patience context.Context) error {
		_, err := c.database.ExecContext(patience, statement, values...)
		return err
	})
}

// ---- The test ----

// The statements of a script, without its comments: each ends with a line.
func split(script string) (statements []string) {
	var plain []string
	for _, line := range strings.Split(script, "\n") {
		if code := strings.TrimSpace(strings.SplitN(line, "--", 2)[0]); code != "" {
			plain = append(plain, code)
		}
	}
	for _, statement := range strings.SplitAfter(strings.Join(plain, "\n"), ";") {
		if strings.TrimSpace(statement) != "" {
			statements = append(statements, statement)
		}
	}
	return statements
}

func (c *cluster) fill(schema, rows string) error {
	statements, err := os.ReadFile(schema)
	if err != nil {
		return err
	}
	for _, statement := range split(string(statements)) {
		if err := c.run(statement); err != nil {
			return err
		}
	}
	lines, err := os.ReadFile(rows)
	if err != nil {
		return err
	}
	work, err := c.database.Begin()
	if err != nil {
		return err
	}
	for _, line := range strings.Split(strings.TrimSpace(string(lines)), "\n") {
		if err := insert(work, strings.Split(line, "\t")); err != nil {
			return err
		}
	}
	return work.Commit()
}

// The node that leads makes keys and quantities of the words.
func insert(work *sql.Tx, cells []string) error {
	_, err := work.Exec("INSERT INTO seized SELECT operation_key(?1), item_key(?2), ?3, quantity(?3), quantity_error(?3)",
		cells[0], cells[1], cells[2])
	return err
}

func (c *cluster) answer(query, path string) error {
	var answer strings.Builder
	err := patiently(query, func(patience context.Context) error {
		answer.Reset()
		rows, err := c.database.QueryContext(patience, query)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				return err
			}
			answer.WriteString(line + "\n")
		}
		return rows.Err()
	})
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(answer.String()), 0o600)
}

func (c *cluster) test(folder, schema, rows, query string) error {
	first, err := c.leader(nodes)
	if err != nil {
		return err
	}
	if err := c.open(); err != nil {
		return err
	}
	if err := c.fill(schema, rows); err != nil {
		return err
	}
	if err := c.answer(query, filepath.Join(folder, "before")); err != nil {
		return err
	}
	if err := c.processes[first].Process.Kill(); err != nil {
		return err
	}
	_ = c.processes[first].Wait()
	if err := c.answer(query, filepath.Join(folder, "after")); err != nil {
		return err
	}
	second, err := c.leader(1)
	if err != nil {
		return err
	}
	if second == first {
		return fmt.Errorf("%s was killed and leads", first)
	}
	// Tried again, it is put in once.
	err = c.run("INSERT INTO seized SELECT 'channel-center', 'heroin', ?1, quantity(?1), NULL"+
		" WHERE NOT EXISTS (SELECT 1 FROM seized WHERE written = ?1)", "more than 1.25 kg of it")
	if err != nil {
		return err
	}
	fmt.Printf("%s was killed, %s leads\n", first, second)
	return c.answer(query, filepath.Join(folder, "later"))
}

func main() {
	runtime.LockOSThread() // the nodes die with the thread that started them
	switch {
	case len(os.Args) >= 5 && os.Args[1] == "node":
		runNode(os.Args[2], os.Args[3], os.Args[4], os.Args[5:])
	case len(os.Args) == 7 && os.Args[1] == "test":
		c := start(os.Args[2], os.Args[3])
		err := c.test(os.Args[3], os.Args[4], os.Args[5], os.Args[6])
		c.stop()
		must(err)
	default:
		must(fmt.Errorf("usage: cluster test LIBRARY FOLDER SCHEMA ROWS QUERY"))
	}
}
