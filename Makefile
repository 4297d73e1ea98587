# Two commands do everything: `make run` and `make test`. The rest are parts of them.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

export JAVA_HOME := $(shell deploy/find-jdk)
MVN := mvn -B -ntp -f server/pom.xml
NPM := npm --prefix web
NPM_MINI := npm --prefix miniprogram
JAR := server/app/target/zongji.jar
APP := .build/zongji
ZONGJI_DATA ?= data
ZONGJI_PORT ?= 8080

# Those that are there: git goes on listing a file that was removed until that is committed.
WEB_SOURCES := $(filter-out contract/client/%,$(wildcard $(shell git ls-files -co --exclude-standard web contract 2>/dev/null)))
SERVER_SOURCES := $(wildcard $(shell git ls-files -co --exclude-standard server 2>/dev/null | grep -v /src/test/))

.PHONY: help run build test check check-web check-server test-web test-server test-miniprogram miniprogram check-miniprogram e2e sim bench attack attack-short bench-erlang bench-editor bench-calls bench-janus chaos race race-short outage second-client backup restore contract format clean chromium nats janus coturn proxies jdk

help: ## what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 16

run: $(APP) ## the product on port $ZONGJI_PORT, data in $ZONGJI_DATA; DEMO=1 sets the sample desk up
	@ZONGJI_DATA='$(ZONGJI_DATA)' ZONGJI_PORT='$(ZONGJI_PORT)' ZONGJI_DEMO='$(DEMO)' \
	  exec $(APP)/bin/zongji

build: $(APP) ## the runnable jar, and the product laid out in .build/zongji

$(APP): $(JAR) deploy/install deploy/zongji deploy/find-jdk bench/Talk.java bench/Product.java bench/Wire.java
	@deploy/install $(JAR) $(APP)
	@touch $@

$(JAR): .build/web $(SERVER_SOURCES) | jdk
	@rm -rf server/app/target/classes/static server/app/target/classes/db
	$(MVN) -q -pl app -am -Dmaven.test.skip=true -Dspotless.check.skip=true package
	@touch $@

jdk:
	@test -n '$(JAVA_HOME)' || { echo 'No JDK 25 found. Install one or set JAVA_HOME.' >&2; exit 1; }

web/node_modules/.package-lock.json: web/package-lock.json
	$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

.build/web: web/node_modules/.package-lock.json $(WEB_SOURCES)
	$(NPM) run --silent build
	@mkdir -p .build && touch $@

# The web's tests wait for nothing of the server's, so both run side by side; browsers and the mini program come after them.
test: check ## every test: unit, property, integration, contract, architecture, browser
	@$(MAKE) --no-print-directory -j2 test-web test-server
	@$(MAKE) --no-print-directory -j2 test-miniprogram e2e

check: check-web check-server check-miniprogram ## formats, types, warnings, walls

check-web: web/node_modules/.package-lock.json
	$(NPM) run --silent check

check-miniprogram: miniprogram/node_modules/.package-lock.json
	$(NPM_MINI) run --silent check

check-server: jdk
	$(MVN) -q spotless:check

test-web: web/node_modules/.package-lock.json
	$(NPM) test --silent

# Packages too, so that the browser tests find the jar that was tested.
test-server: .build/web nats janus proxies chromium | jdk
	@rm -rf server/app/target/classes/static server/app/target/classes/db
	$(MVN) -Dspotless.check.skip=true verify

miniprogram/node_modules/.package-lock.json: miniprogram/package-lock.json
	$(NPM_MINI) ci --no-audit --no-fund --loglevel=error
	@touch $@

miniprogram: miniprogram/node_modules/.package-lock.json ## the mini program's package; completes the sample, says how large it is
	@$(NPM_MINI) run --silent size

# On a simulated page, and against the running product.
test-miniprogram: $(APP) miniprogram/node_modules/.package-lock.json
	$(NPM_MINI) test --silent

e2e: $(APP) chromium janus coturn ## browser tests against the running product
	$(NPM) test --silent -w @zongji/e2e

chromium:
	@deploy/install-chromium

nats:
	@deploy/install-nats

janus:
	@deploy/install-janus

coturn:
	@deploy/install-coturn

proxies:
	@deploy/install-proxies

# The tests' classes are no part of the jar; chaos and race are run from them, against the jar.
.build/proof.cp: $(APP) $(wildcard server/*/pom.xml) $(wildcard $(shell git ls-files -co --exclude-standard server/app/src/test 2>/dev/null))
	@mkdir -p .build
	$(MVN) -q -pl app -am -Dspotless.check.skip=true test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile='$(CURDIR)/.build/dependencies.cp'
	@printf '%s' "$(CURDIR)/server/app/target/test-classes:$(CURDIR)/server/app/target/classes:$(CURDIR)/server/flow/target/classes:$(CURDIR)/server/routing/target/classes:$$(cat .build/dependencies.cp)" > $@

PROOF = '$(JAVA_HOME)/bin/java' -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$$(cat .build/proof.cp)"

KILLS ?= 50
WAIT_MS ?= 1000
SEED ?= 1
CONVERSATIONS ?= 10000
AGENTS ?= 200
PAUSE_MS ?= 1500
RING ?= 4

chaos: .build/proof.cp ## kills server and database under load: KILLS=50 SEED=1 WAIT_MS=1000 (longest beside a free agent)
	@$(PROOF) io.zongji.chaos.Chaos $(APP)/bin/zongji 'KILLS=$(KILLS)' 'SEED=$(SEED)' 'WAIT_MS=$(WAIT_MS)'

race: .build/proof.cp nats ## two servers, one database, NATS: CONVERSATIONS=10000 AGENTS=200 PAUSE_MS=1500 RING=4 SEED=1
	@$(PROOF) io.zongji.chaos.Race $(APP)/bin/zongji 'CONVERSATIONS=$(CONVERSATIONS)' 'AGENTS=$(AGENTS)' 'PAUSE_MS=$(PAUSE_MS)' 'RING=$(RING)' 'SEED=$(SEED)'

# A race that is over within a minute.
race-short: .build/proof.cp nats
	@$(PROOF) io.zongji.chaos.Race $(APP)/bin/zongji CONVERSATIONS=300 AGENTS=20 SILENT=0

SECONDS ?= 10
WAYS ?=
OUTAGE_PORT ?= 8350

outage: .build/proof.cp ## server and database away, stopped and frozen: SECONDS=10,100,600 WAYS=server-frozen,… SEED=1
	@$(PROOF) io.zongji.chaos.Outage $(APP)/bin/zongji 'SECONDS=$(SECONDS)' 'WAYS=$(WAYS)' 'SEED=$(SEED)' 'PORT=$(OUTAGE_PORT)'

CUSTOMERS = 9
second-client: KILLS = 3
second-client: AGENTS = 2
second-client: $(APP) ## another client, in Python, written from contract/ alone, while the server is killed: KILLS=3 CUSTOMERS=9 AGENTS=2 SEED=1
	@deploy/install-second-client
	@"$${ZONGJI_PYTHON:-/usr/bin/python3}" -B -W error contract/client/check.py $(APP)/bin/zongji 'KILLS=$(KILLS)' 'CUSTOMERS=$(CUSTOMERS)' 'AGENTS=$(AGENTS)' 'SEED=$(SEED)'

N ?= 1000
KINDS ?=
JUDGE ?= time
ATTACK = ulimit -n "$$(ulimit -Hn)"; '$(JAVA_HOME)/bin/java' -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp '$(APP)/zongji.jar:$(APP)/lib/*'

attack: $(APP) ## strangers hold on to all they can get while a company talks: N=1000 KINDS=slow-reader,… JUDGE=time or life
	@$(ATTACK) -Dbench.warm-up=5 -Dbench.measured=10 bench/Attack.java 'N=$(N)' 'KINDS=$(KINDS)' 'JUDGE=$(JUDGE)'

# One that is over within about a minute, judged by what goes on and not by how fast.
attack-short: $(APP)
	@$(ATTACK) -Dbench.conversations=40 -Dbench.per-second=100 -Dbench.warm-up=1 -Dbench.warm-up-open=1 -Dbench.measured=3 \
	  bench/Attack.java N=300 JUDGE=life KINDS=slow-reader,slow-body,slow-upload,slow-head,sockets-no-hello,socket-drip,garbage,pictures,sheet-ratio

backup: $(APP) ## copies the desk in $ZONGJI_DATA into FILE=…, while it runs
	@test -n '$(FILE)' || { echo 'make backup FILE=…' >&2; exit 1; }
	@ZONGJI_DATA='$(ZONGJI_DATA)' $(APP)/bin/zongji backup '$(FILE)'

restore: $(APP) ## puts FILE=… into the empty folder $ZONGJI_DATA
	@test -n '$(FILE)' || { echo 'make restore FILE=…' >&2; exit 1; }
	@ZONGJI_DATA='$(ZONGJI_DATA)' $(APP)/bin/zongji restore '$(FILE)'

# Compiles only: the product as it is laid out lends the libraries.
.build/sim: $(APP) $(SERVER_SOURCES) | jdk
	$(MVN) -q -pl sim -am -Dspotless.check.skip=true compile
	@touch $@

sim: .build/sim ## the whole desk in virtual time, with faults: SEED=n STEPS=n
	@server/sim/run '$(SEED)' '$(STEPS)'

bench: $(APP) .build/sim ## every measurement; figures go to bench/out
	bench/run
	server/sim/run erlang

bench-erlang: .build/sim ## waits of the simulated desk beside Erlang C and Erlang A
	server/sim/run erlang

bench-sizes: $(APP) chromium web/node_modules/.package-lock.json ## what the pages weigh, and their first load on a slow line: requests, KiB, time until usable
	bench/run sizes
	node bench/load.mjs SLACK=-1

bench-%: $(APP) ## one of them: talk, offer, idle, memory, start
	bench/run $*

bench-editor: $(APP) chromium web/node_modules/.package-lock.json ## how smooth the flow editor is with 200 modules
	node bench/editor.mjs

bench-calls: $(APP) chromium janus web/node_modules/.package-lock.json ## accept to first picture of video calls: CALLS=20, WAY=DIRECT or JANUS, RINGS=0 ms
	node bench/calls.mjs CALLS=$(or $(CALLS),20) WAY=$(or $(WAY),DIRECT) RINGS=$(or $(RINGS),0)

bench-janus: chromium janus web/node_modules/.package-lock.json ## CPU of Janus for 2, 4 and 6 video calls
	node bench/janus.mjs

contract: .build/web | jdk ## writes contract/openapi.yaml out from the code, and its types for the web
	$(MVN) -q -pl app -am -Dspotless.check.skip=true -Dcontract.write=true -Dtest='*Contract*Test,LimitsPageTest' -Dsurefire.failIfNoSpecifiedTests=false test
	$(NPM) run --silent contract

format: web/node_modules/.package-lock.json | jdk ## lets the formatters decide
	$(NPM) run --silent format
	$(MVN) -q spotless:apply

clean: ## removes what was built, not the data
	$(MVN) -q clean
	rm -rf .build web/node_modules web/*/dist miniprogram/node_modules miniprogram/package/miniprogram_dist miniprogram/package/bin miniprogram/sample/miniprogram_npm
