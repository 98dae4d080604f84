"""What is written in threads: while one types, and afterwards; mounted at `/messages/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("fil/<int:pk>/brouillon/", views.keep_draft, name="keep_post_draft"),
    path("fil/<int:pk>/apercu/", views.preview, name="preview_post"),
    path("fil/<int:pk>/personnes/", views.people, name="people_to_mention"),
    path("fil/<int:pk>/citation/<int:post>/", views.quote, name="quote_post"),
    path("fichiers/<int:pk>/", views.file, name="post_file"),
    path("<int:pk>/modifier/", views.edit, name="edit_post"),
    path("<int:pk>/retirer/", views.withdraw, name="withdraw_post"),
    path("<int:pk>/remettre/", views.restore, name="restore_post"),
    path("<int:pk>/versions/", views.history, name="post_history"),
    path("<int:pk>/versions/<int:revision>/vider/", views.empty_version, name="empty_version"),
]
