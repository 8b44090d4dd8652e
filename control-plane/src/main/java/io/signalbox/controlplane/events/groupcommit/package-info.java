/** Commits what concurrent requests of one organization store in shared transactions. Knows neither events nor SQL. */
@NullMarked
package io.signalbox.controlplane.events.groupcommit;

import org.jspecify.annotations.NullMarked;
