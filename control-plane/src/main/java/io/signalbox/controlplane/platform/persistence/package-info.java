/** Connections to PostgreSQL: two roles, one wall between tenants. */
@NullMarked
package io.signalbox.controlplane.platform.persistence;

import org.jspecify.annotations.NullMarked;
