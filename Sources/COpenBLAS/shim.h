#pragma once

#include <cblas.h>
#include <stddef.h>

// LAPACK by its Fortran names, which need no package beyond OpenBLAS itself. Matrices are
// column-major; gfortran passes the length of each character argument last, hidden.

// Cholesky factor of a symmetric positive definite matrix.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t);

// Eigenvalues (and vectors) of a symmetric matrix.
void dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
            double *work, const int *lwork, int *info, size_t, size_t);

// QR factor of a matrix, with column pivoting.
void dgeqp3_(const int *m, const int *n, double *a, const int *lda, int *jpvt, double *tau,
             double *work, const int *lwork, int *info);

// Multiplication by the orthogonal factor of a QR factorization.
void dormqr_(const char *side, const char *trans, const int *m, const int *n, const int *k,
             const double *a, const int *lda, const double *tau, double *c, const int *ldc,
             double *work, const int *lwork, int *info, size_t, size_t);

// Solution of a triangular system.
void dtrtrs_(const char *uplo, const char *trans, const char *diag, const int *n, const int *nrhs,
             const double *a, const int *lda, double *b, const int *ldb, int *info, size_t, size_t,
             size_t);

// Ends the threads that OpenBLAS starts when it is loaded; it starts them anew where it needs some. Builds of
// OpenBLAS without threads of their own do not have it.
int blas_thread_shutdown_(void) __attribute__((weak));

static inline void end_idle_threads(void) {
  if (blas_thread_shutdown_) blas_thread_shutdown_();
}
