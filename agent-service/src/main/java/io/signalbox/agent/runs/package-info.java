/** One run attempt from request to report: its scope, its recorded steps, its log line. */
@NullMarked
package io.signalbox.agent.runs;

import org.jspecify.annotations.NullMarked;
