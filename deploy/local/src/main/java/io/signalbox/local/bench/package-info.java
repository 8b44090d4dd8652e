/** Measures an installation stage by stage, beside plain inserts into the same database. */
@NullMarked
package io.signalbox.local.bench;

import org.jspecify.annotations.NullMarked;
