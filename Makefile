# The task runner. Every verb finds its tools itself and says in one line what is missing.
.DEFAULT_GOAL := help
.PHONY: help up demo outage replay bench-graph verify-audit rotate-keys recount rescue test test-services build format lint bench e2e screenshots clean

help: ## List the verbs
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

up: ## Build what changed and run everything here; Ctrl-C stops it
	@deploy/local/bin/run.sh Up

demo: ## Beside make up: send signed webhooks of all kinds, show what became of each
	@deploy/local/bin/run.sh Demo

bench: ## Beside make up: measure accepting and processing of webhooks: [PROFILE=1]
	@deploy/local/bin/run.sh Bench

bench-graph: ## Measure runs in an agent by themselves: runs per second, CPU, memory
	@deploy/local/bin/bench-graph.sh

replay: ## Run a run again without any network and compare its states: RUN=<id> beside make up, or FILE=run.json
	@deploy/local/bin/replay.sh $(if $(RUN),--run "$(RUN)",$(if $(FILE),"$(FILE)"))

rotate-keys: ## Beside make up: wrap all data keys with the first encryption key
	@deploy/local/bin/rotate-keys.sh

recount: ## Beside make up: count the rows that counters stand for, and set the counters right
	@deploy/local/bin/recount.sh

rescue: ## Beside make up: show a link to set a new password: EMAIL=ada@example.com [SECOND_FACTOR=off]
	@deploy/local/bin/rescue.sh "$(EMAIL)" $(SECOND_FACTOR)

verify-audit: ## Check an exported audit log: FILE=audit.jsonl [KEY=key.pem]
	@deploy/local/bin/verify-audit.sh $(if $(FILE),"$(FILE)") $(if $(KEY),"$(KEY)")

build: ## Build what changed
	@deploy/local/bin/build.sh

test: ## Run every test, the browser's included
	@deploy/local/bin/test.sh all

test-services: ## Run the tests that a broker can change
	@deploy/local/bin/test.sh services

outage: ## Try three outages for a minute each: no model, agents that die, a frozen one
	@deploy/local/bin/build.sh outage

e2e: ## Run the browser tests against real services
	@deploy/local/bin/test.sh browser

screenshots: ## Take the pictures of the console that the documents show
	@deploy/local/bin/test.sh screenshots

lint: ## Check formats, contracts and console code without running tests
	@deploy/local/bin/test.sh lint

format: ## Format the Java code and the console's
	@deploy/local/bin/test.sh format

clean: ## Remove what was built; the data in .signalbox stays
	@rm -rf target */target deploy/*/target frontend/dist frontend/test-results frontend/playwright-report
	@echo "signalbox: cleaned; data and downloaded packages are kept"
