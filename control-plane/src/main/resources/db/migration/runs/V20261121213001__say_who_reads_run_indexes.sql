-- A run is written with each accepted event: an index without a reader is paid for by all of them.
COMMENT ON INDEX run_pkey IS 'A run by its id';
COMMENT ON INDEX run_event_id_key IS 'One run for each event';
COMMENT ON INDEX run_one_running IS 'One running run for each ticket';
COMMENT ON INDEX run_in_line IS 'due_runs, next_in_line, taking a run';
COMMENT ON INDEX run_due IS 'due_runs, run_gauges';
COMMENT ON INDEX run_leased IS 'expired_leases, renew_leases';
COMMENT ON INDEX run_held IS 'Releasing an integration, the number of its held events';
COMMENT ON INDEX run_by_state IS 'The counts of conservation';
COMMENT ON INDEX run_newest IS 'The list of runs';
COMMENT ON INDEX run_newest_by_state IS 'The list of runs in a state';
COMMENT ON INDEX run_newest_by_outcome IS 'The list of runs with an outcome';
COMMENT ON INDEX run_newest_of_integration IS 'The list of runs of an integration';
COMMENT ON INDEX run_finished IS 'Throughput';
