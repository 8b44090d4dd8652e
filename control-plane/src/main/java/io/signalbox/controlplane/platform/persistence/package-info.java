/** Connections to PostgreSQL: two roles, and the isolation of tenants. */
@NullMarked
package io.signalbox.controlplane.platform.persistence;

import org.jspecify.annotations.NullMarked;
